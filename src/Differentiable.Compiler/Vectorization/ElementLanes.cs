using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Vectorization;

/// <summary>Elements of arrays that follow one another, in lanes. Only <see cref="Vectorizer"/> makes these, after everything else: no pass ever sees them. They do not check: <see cref="LaneIteration.Range"/> does.</summary>
internal static class ElementLanes
{
    public static Primitive Load { get; } = new()
    {
        Name = "load lanes",
        Stem = "elements",
        Signature = new([SlotKind.Array, SlotKind.Int32], [SlotKind.Packed]),
        Form = new CSharpForm.ArrayMethod("Elements.LoadUnsafe"),
        ReadsElements = true,
    };

    public static Primitive Store { get; } = new()
    {
        Name = "store lanes",
        Signature = new([SlotKind.Array, SlotKind.Int32, SlotKind.Lanes], []),
        Form = new CSharpForm.ArrayMethod("Elements.StoreUnsafe"),
        HasEffect = true,
    };

    public static Primitive Add { get; } = new()
    {
        Name = "add lanes to elements",
        Signature = new([SlotKind.Array, SlotKind.Int32, SlotKind.Lanes], []),
        Form = new CSharpForm.ArrayMethod("Elements.AddUnsafe"),
        HasEffect = true,
    };

    public static Primitive Take { get; } = new()
    {
        Name = "take lanes",
        Signature = new([SlotKind.Array, SlotKind.Int32], [SlotKind.Packed]),
        Form = new CSharpForm.ArrayMethod("Elements.TakeUnsafe"),
        HasEffect = true,
        ReadsElements = true,
    };

    /// <summary>The same number in each lane.</summary>
    public static Primitive Broadcast { get; } = new()
    {
        Name = "broadcast",
        Stem = "lanes",
        Signature = new([SlotKind.Real], [SlotKind.Packed]),
        Form = new CSharpForm.LanesMethod("Create"),
    };

    /// <summary>A number in the first lane and zeros in the others: their sum is the number.</summary>
    public static Primitive First { get; } = new()
    {
        Name = "first lane",
        Stem = "lanes",
        Signature = new([SlotKind.Real], [SlotKind.Packed]),
        Form = new CSharpForm.LanesMethod("CreateScalar"),
    };
}
