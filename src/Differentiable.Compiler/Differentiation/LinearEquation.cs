using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;

namespace Differentiable.Compiler.Differentiation;

/// <summary>tangents of the targets = map(tangents of the sources).</summary>
public sealed record LinearEquation(EquatableArray<Variable> Targets, LinearMap Map, EquatableArray<Atom> Sources);
