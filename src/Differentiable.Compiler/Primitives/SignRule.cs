using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Primitives;

/// <summary>The sign of a primitive's result.</summary>
/// <param name="arguments">What it is applied to.</param>
/// <param name="signOf">The sign of each atom.</param>
public delegate Sign SignRule(IReadOnlyList<Atom> arguments, Func<Atom, Sign> signOf);
