namespace Differentiable.Compiler.Ir;

/// <summary>A place among the statements of a block under construction.</summary>
public sealed class Place
{
    private readonly List<Statement> _statements;
    private readonly Statement _placeholder;

    internal Place(List<Statement> statements, Statement placeholder) => (_statements, _placeholder) = (statements, placeholder);

    private int Index => _statements.FindIndex(statement => ReferenceEquals(statement, _placeholder));

    /// <summary>The statements after it, so far.</summary>
    public IReadOnlyList<Statement> After => [.. _statements.Skip(Index + 1)];

    /// <summary>Puts statements there.</summary>
    public void Fill(params Statement[] statements)
    {
        int index = Index;
        _statements.RemoveAt(index);
        _statements.InsertRange(index, statements);
    }

    /// <summary>Puts statements there, and others in the place of all that are after it so far.</summary>
    public void Fill(IEnumerable<Statement> statements, IEnumerable<Statement> after)
    {
        Statement[] replaced = [.. statements, .. after];
        int index = Index;
        _statements.RemoveRange(index, _statements.Count - index);
        _statements.AddRange(replaced);
    }
}
