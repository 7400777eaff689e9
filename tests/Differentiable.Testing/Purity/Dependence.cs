using System.Collections.Immutable;

namespace Differentiable.Testing.Purity;

/// <summary>How a value, element by element, depends on tangents or cotangents.</summary>
public sealed class Dependence
{
    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<Dependence> _elements;

    private Dependence(DependenceKind kind, ImmutableArray<string> names, ImmutableArray<Dependence> elements, string? site = null)
    {
        Kind = kind;
        Site = site;
        _names = names;
        _elements = elements;
    }

    public static Dependence Unknown { get; } = new(DependenceKind.Unknown, [], []);

    public static Dependence Zero { get; } = new(DependenceKind.Zero, [], []);

    public static Dependence Constant { get; } = new(DependenceKind.Constant, [], []);

    public static Dependence Linear { get; } = new(DependenceKind.Linear, [], []);

    public DependenceKind Kind { get; }

    /// <summary>Where the buffer was made that this is; null for everything else.</summary>
    public string? Site { get; }

    public int Count => _elements.Length;

    /// <summary>Does anything in the value depend on a tangent or cotangent?</summary>
    public bool IsTainted => Kind == DependenceKind.Linear || _elements.Any(static e => e.IsTainted);

    /// <summary>Is every element linear, where zero is linear too and a constant is not?</summary>
    public bool IsLinear => Kind == DependenceKind.Product
        ? _elements.All(static e => e.IsLinear)
        : Kind != DependenceKind.Constant;

    /// <summary>The value as text, whatever buffers it contains: there are only so many such texts.</summary>
    public string Kinds => Text(static leaf => leaf.Kind.ToString());

    public static Dependence ProductOf(IEnumerable<(string Name, Dependence Value)> elements)
    {
        (string Name, Dependence Value)[] all = [.. elements];
        return new(DependenceKind.Product, [.. all.Select(static e => e.Name)], [.. all.Select(static e => e.Value)]);
    }

    /// <summary>A buffer that was made here, with what is stored in it so far.</summary>
    public static Dependence Buffer(DependenceKind content, string site) => new(content, [], [], site);

    /// <summary>What is read from a buffer: as what is in it so far, but no buffer itself. Two numbers that a loop swaps would else never be the same again.</summary>
    public Dependence Content => Site is null ? this : new(Kind, [], []);

    /// <summary>An element by its place. Elements of a value that is not known element by element are as the whole is.</summary>
    public Dependence Element(int index) => Kind == DependenceKind.Product && index < _elements.Length ? _elements[index] : Whole;

    /// <summary>An element by its name: a struct's property is its constructor's parameter in another case.</summary>
    public Dependence Element(string name)
    {
        int index = _names.ToList().FindIndex(n => string.Equals(n.TrimStart('_'), name.TrimStart('_'), StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? _elements[index] : Whole;
    }

    /// <summary>A value that is one or the other. Null where one is linear and the other a constant: that is affine.</summary>
    public static Dependence? Join(Dependence left, Dependence right)
    {
        if (left.Kind == DependenceKind.Product || right.Kind == DependenceKind.Product)
        {
            return JoinElements(left, right);
        }

        return (left.Kind, right.Kind) switch
        {
            (DependenceKind.Linear, DependenceKind.Constant) or (DependenceKind.Constant, DependenceKind.Linear) => null,
            _ => left.Kind > right.Kind ? left : right,
        };
    }

    /// <summary>As <see cref="Join"/>, but an element that is affine counts as linear.</summary>
    internal static Dependence JoinOrLinear(Dependence left, Dependence right)
    {
        if (left.Kind != DependenceKind.Product && right.Kind != DependenceKind.Product)
        {
            return Join(left, right) ?? Linear;
        }

        Dependence shape = left.Kind == DependenceKind.Product ? left : right;
        return ProductOf(shape._names.Select((name, i) => (name, JoinOrLinear(left.Element(i), right.Element(i)))));
    }

    public override string ToString() => Text(static leaf => leaf.Kind.ToString() + (leaf.Site is null ? "" : "@" + leaf.Site));

    private string Text(Func<Dependence, string> ofLeaf) => Kind == DependenceKind.Product
        ? $"({string.Join(", ", _names.Zip(_elements, (name, element) => $"{name}: {element.Text(ofLeaf)}"))})"
        : ofLeaf(this);

    private Dependence Whole => Kind switch
    {
        DependenceKind.Product when IsTainted => Linear,
        DependenceKind.Product => Constant,
        _ => this,
    };

    private static Dependence? JoinElements(Dependence left, Dependence right)
    {
        Dependence shape = left.Kind == DependenceKind.Product ? left : right;
        List<(string, Dependence)> joined = [];

        for (int i = 0; i < shape._elements.Length; i++)
        {
            if (Join(left.Element(i), right.Element(i)) is not { } element)
            {
                return null;
            }

            joined.Add((shape._names[i], element));
        }

        return ProductOf(joined);
    }
}
