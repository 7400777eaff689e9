using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>Statements in order, and the atoms that are the block's results.</summary>
public sealed record Block(EquatableArray<Statement> Statements, EquatableArray<Atom> Results)
{
    public static Block Empty { get; } = new([], []);

    /// <summary>The block with these statements and results; the block itself where it has them already. What a pass leaves as it is stays the same object, and is not compared again.</summary>
    public Block With(EquatableArray<Statement> statements, EquatableArray<Atom> results) =>
        statements.IsSameAs(Statements) && results.IsSameAs(Results) ? this : new(statements, results);

    /// <summary>The block with these of its results, in order.</summary>
    public Block WithResults(IReadOnlyList<int> kept) => With(Statements, Results.At(kept));

    /// <summary>The primitive whose only result the atom is, if the block itself applies it.</summary>
    public Let? DefinitionOf(Atom atom) => Statements.OfType<Let>().FirstOrDefault(let => let.Targets.Count == 1 && let.Target == atom);
}
