using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>Binds the results of another differentiable method, or of one of its derivatives.</summary>
public sealed record Call(EquatableArray<Variable> Targets, Callee Callee, Entry Entry, EquatableArray<Atom> Arguments, Origin? Origin) : Statement(Origin);
