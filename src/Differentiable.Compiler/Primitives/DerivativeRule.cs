using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;

namespace Differentiable.Compiler.Primitives;

/// <summary>
/// The derivative of a primitive at a point: a linear map from the tangents of its arguments to the tangents of its results.
/// Factors that the map needs are computed through <paramref name="ir"/>.
/// </summary>
/// <param name="ir">Computes factors, in the type of the application.</param>
/// <param name="x">The arguments.</param>
/// <param name="y">The results.</param>
public delegate LinearMap DerivativeRule(RuleBuilder ir, IReadOnlyList<Atom> x, IReadOnlyList<Variable> y);
