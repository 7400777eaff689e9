using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>Statements in order, and the atoms that are the block's results.</summary>
public sealed record Block(EquatableArray<Statement> Statements, EquatableArray<Atom> Results)
{
    public static Block Empty { get; } = new([], []);

    /// <summary>The primitive whose only result the atom is, if the block itself applies it.</summary>
    public Let? DefinitionOf(Atom atom) => Statements.OfType<Let>().FirstOrDefault(let => let.Targets.Count == 1 && let.Target == atom);
}
