using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>Statements in order, and the atoms that are the block's results.</summary>
public sealed record Block(EquatableArray<Statement> Statements, EquatableArray<Atom> Results)
{
    public static Block Empty { get; } = new([], []);
}
