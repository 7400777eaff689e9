namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// The operations of one evaluation, in order. It serves the oracle only: it knows how often each value is used, which the
/// error bound needs, and it lets each derivative be one walk in the order of evaluation.
/// </summary>
internal sealed class Tape
{
    private readonly List<TapeNode> _nodes = [];
    private readonly List<int> _uses = [];

    public IReadOnlyList<TapeNode> Nodes => _nodes;

    /// <summary>How often each node is an operand of an active operation.</summary>
    public IReadOnlyList<int> Uses => _uses;

    /// <summary>Whether the conventions leave a derivative open at this point.</summary>
    public bool IsAmbiguous { get; private set; }

    public int AddLeaf(double value, bool isSingle, bool isActive)
    {
        _nodes.Add(new(value, isSingle, isActive, [], LocalDerivatives.None));
        _uses.Add(0);
        return _nodes.Count - 1;
    }

    public int Add(double value, bool isSingle, int[] operands, Func<LocalDerivatives> derive, Func<bool>? isAmbiguous = null)
    {
        if (!operands.Any(o => _nodes[o].IsActive))
        {
            return AddLeaf(value, isSingle, isActive: false);
        }

        foreach (int operand in operands)
        {
            _uses[operand]++;
        }

        IsAmbiguous |= isAmbiguous is not null && isAmbiguous();
        _nodes.Add(new(value, isSingle, IsActive: true, operands, derive()));
        _uses.Add(0);
        return _nodes.Count - 1;
    }
}
