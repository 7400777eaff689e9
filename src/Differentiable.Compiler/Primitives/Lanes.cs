namespace Differentiable.Compiler.Primitives;

/// <summary>Putting numbers into lanes, taking them out, and the products that treat each lane on its own. Generated code only.</summary>
/// <remarks>
/// Sums, multiples and quotients of lanes are those of numbers (<see cref="SlotKind.Vector"/>). None of these has a rule: lanes belong to the outermost
/// representation, which is not linearized again.
/// </remarks>
public static class Lanes
{
    public static Primitive Extract { get; } = new()
    {
        Name = "extract",
        Stem = "partial",
        Signature = new([SlotKind.Lanes, SlotKind.Int32], [SlotKind.Real]),
        Form = new CSharpForm.LanesMethod("GetElement"),
    };

    /// <summary>All lanes together, in an order of .NET's.</summary>
    public static Primitive Sum { get; } = new()
    {
        Name = "sum of lanes",
        Stem = "total",
        Signature = new([SlotKind.Lanes], [SlotKind.Real]),
        Form = new CSharpForm.LanesMethod("Sum"),
    };

    /// <summary>A diagonal matrix applied to lanes, its entries in lanes too.</summary>
    public static Primitive MultiplyEach { get; } = new()
    {
        Name = "multiply each",
        Stem = "product",
        Signature = new([SlotKind.Lanes, SlotKind.Lanes], [SlotKind.Lanes]),
        Form = new CSharpForm.Infix("*"),
    };

    public static Primitive DivideEach { get; } = new()
    {
        Name = "divide each",
        Stem = "quotient",
        Signature = new([SlotKind.Lanes, SlotKind.Lanes], [SlotKind.Lanes]),
        Form = new CSharpForm.Infix("/"),
    };

    private static readonly Primitive[] Packs = [PackOf(2), PackOf(4), PackOf(8), PackOf(16)];

    public static IEnumerable<Primitive> All => [.. Packs, Extract, Sum, MultiplyEach, DivideEach];

    /// <summary>As many numbers as lanes.</summary>
    public static Primitive Pack(int count) => Packs.Single(pack => pack.Signature.Parameters.Length == count);

    private static Primitive PackOf(int count) => new()
    {
        Name = "pack " + count,
        Stem = "lanes",
        Signature = new([.. Enumerable.Repeat(SlotKind.Real, count)], [SlotKind.Packed]),
        Form = new CSharpForm.LanesMethod("Create"),
    };
}
