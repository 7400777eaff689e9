using System.Collections.Immutable;

namespace Differentiable.Testing.Purity;

/// <summary>How often a method performs each operation when it runs once; of alternatives, the dearest.</summary>
/// <remarks>Arithmetic on integers, which derivatives leave alone, has one count of its own.</remarks>
public sealed record OperationCounts
{
    // Before None, which is made of it.
    private static ImmutableSortedDictionary<string, int> Empty { get; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public static OperationCounts None { get; } = new();

    public int Add { get; init; }

    public int Subtract { get; init; }

    public int Multiply { get; init; }

    public int Divide { get; init; }

    public int Remainder { get; init; }

    public int Negate { get; init; }

    /// <summary>Comparisons of numbers, strings and booleans, and patterns.</summary>
    public int Compare { get; init; }

    /// <summary>Choices: conditional expressions, <c>if</c> statements, and all arms of a switch but one.</summary>
    public int Select { get; init; }

    /// <summary>Conversions between types of numbers.</summary>
    public int Convert { get; init; }

    /// <summary>Operators on booleans.</summary>
    public int Logic { get; init; }

    /// <summary>Arithmetic on integers.</summary>
    public int Integer { get; init; }

    /// <summary>Calls of functions without a body in the compilation, by <c>Type.Method</c>.</summary>
    public ImmutableSortedDictionary<string, int> Calls { get; init; } = Empty;

    /// <summary>Calls of functions whose own operations are counted above, by <c>Type.Method</c> or the local function's name.</summary>
    public ImmutableSortedDictionary<string, int> Expanded { get; init; } = Empty;

    /// <summary>Did a loop occur, as a statement or run by a combinator? Its body counts once, so the counts mean little.</summary>
    public bool HasLoops { get; init; }

    public int WeightedCost => OperationCosts.Of(this);

    public static OperationCounts operator +(OperationCounts left, OperationCounts right) => new()
    {
        Add = left.Add + right.Add,
        Subtract = left.Subtract + right.Subtract,
        Multiply = left.Multiply + right.Multiply,
        Divide = left.Divide + right.Divide,
        Remainder = left.Remainder + right.Remainder,
        Negate = left.Negate + right.Negate,
        Compare = left.Compare + right.Compare,
        Select = left.Select + right.Select,
        Convert = left.Convert + right.Convert,
        Logic = left.Logic + right.Logic,
        Integer = left.Integer + right.Integer,
        Calls = Sum(left.Calls, right.Calls),
        Expanded = Sum(left.Expanded, right.Expanded),
        HasLoops = left.HasLoops || right.HasLoops,
    };

    public static OperationCounts Call(string name) => new() { Calls = Empty.Add(name, 1) };

    public static OperationCounts Expansion(string name) => new() { Expanded = Empty.Add(name, 1) };

    /// <summary>Of two alternatives the dearer, so that the cost bounds every run.</summary>
    public static OperationCounts Dearer(OperationCounts left, OperationCounts right)
    {
        OperationCounts dearer = left.WeightedCost >= right.WeightedCost ? left : right;
        return dearer with { HasLoops = left.HasLoops || right.HasLoops };
    }

    public bool Equals(OperationCounts? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>What is not zero, in a fixed order: <c>Add 1, Multiply 2, Math.Sin 1</c>. Short enough for a golden test.</summary>
    public override string ToString()
    {
        IEnumerable<(string Name, int Count)> all =
        [
            (nameof(Add), Add), (nameof(Subtract), Subtract), (nameof(Multiply), Multiply), (nameof(Divide), Divide),
            (nameof(Remainder), Remainder), (nameof(Negate), Negate), (nameof(Compare), Compare), (nameof(Select), Select),
            (nameof(Convert), Convert), (nameof(Logic), Logic), (nameof(Integer), Integer),
            .. Calls.Select(static call => (call.Key, call.Value)),
            .. Expanded.Select(static call => ($"[{call.Key}]", call.Value)),
            (nameof(HasLoops), HasLoops ? 1 : 0),
        ];

        return string.Join(", ", all.Where(static pair => pair.Count != 0).Select(static pair => $"{pair.Name} {pair.Count}"));
    }

    private static ImmutableSortedDictionary<string, int> Sum(
        ImmutableSortedDictionary<string, int> left,
        ImmutableSortedDictionary<string, int> right) =>
        left.SetItems(right.Select(pair => new KeyValuePair<string, int>(pair.Key, left.GetValueOrDefault(pair.Key) + pair.Value)));
}
