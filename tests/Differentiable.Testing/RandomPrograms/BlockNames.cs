namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// The names that a block declares. C# lets blocks that lie apart declare the same name, but not a block within another one,
/// whichever of the two comes first.
/// </summary>
internal sealed class BlockNames
{
    private readonly BlockNames? _outer;
    private readonly HashSet<string> _own = [];
    private readonly HashSet<string> _within = [];

    private BlockNames(BlockNames? outer) => _outer = outer;

    public static BlockNames Outermost(IEnumerable<string> names)
    {
        BlockNames block = new(null);
        block._own.UnionWith(names);
        return block;
    }

    public BlockNames Enter() => new(this);

    /// <summary>The block around this one, after this one's end.</summary>
    public BlockNames Leave()
    {
        BlockNames outer = _outer ?? throw new InvalidOperationException("There is no block around the outermost.");
        outer._within.UnionWith(_own);
        outer._within.UnionWith(_within);
        return outer;
    }

    public bool IsVisible(string name) => _own.Contains(name) || (_outer?.IsVisible(name) ?? false);

    /// <summary>Declares a name, and returns whether C# allows that.</summary>
    public bool Declare(string name)
    {
        bool isFree = !IsVisible(name) && !_within.Contains(name);
        _own.Add(name);
        return isFree;
    }
}
