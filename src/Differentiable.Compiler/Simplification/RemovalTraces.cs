using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>What the removal of dead code leaves that rewriting could find something in: a statement that has become another one, or a branch with less in its arms, which may merge with another now.</summary>
internal sealed class RemovalTraces
{
    private readonly HashSet<Atom> _conditions = [];
    private readonly HashSet<Atom> _repeated = [];
    private readonly HashSet<Atom> _shorter = [];
    private bool _isChanged;

    /// <summary>Whether there is any.</summary>
    public bool AreThere => _isChanged || _shorter.Overlaps(_repeated);

    public void Changed() => _isChanged = true;

    /// <param name="condition">The condition of a branch that stays.</param>
    /// <param name="isShorter">Whether its arms have lost statements.</param>
    public void Branch(Atom condition, bool isShorter)
    {
        if (!_conditions.Add(condition))
        {
            _repeated.Add(condition);
        }

        if (isShorter)
        {
            _shorter.Add(condition);
        }
    }
}
