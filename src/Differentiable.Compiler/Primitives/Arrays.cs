using Differentiable.Compiler.LinearMaps;

namespace Differentiable.Compiler.Primitives;

/// <summary>Reading and writing arrays, and adding to cotangents of arrays.</summary>
/// <remarks>
/// The cotangent of an array is a buffer that contributions are added to, in any order. It has no versions and is not carried along: whatever reads an element of the
/// array adds to that element of the buffer. So the adjoint of one element costs what the element costs, not what the array does.
/// </remarks>
public static class Arrays
{
    public static Primitive Element { get; } = new()
    {
        Name = "element",
        Signature = new([SlotKind.Array, SlotKind.Int32], [SlotKind.Element]),
        Form = new CSharpForm.ElementAccess(),
        ReadsElements = true,
        Formula = "the unit vector at n",
        Rule = static (ir, x, y) => LinearMap.Join(LinearMap.Element(x[1]), LinearMap.Zero),
    };

    public static Primitive Length { get; } = new()
    {
        Name = "length",
        Signature = new([SlotKind.AnyArray], [SlotKind.Int32]),
        Form = new CSharpForm.Member("Length"),
        SignRule = static (x, signOf) => Sign.NonNegative,
    };

    /// <summary>So many elements of a buffer from a first one on.</summary>
    public static Primitive SliceOfBuffer { get; } = new()
    {
        Name = "slice of buffer",
        Stem = "slice",
        Signature = new([SlotKind.Array, SlotKind.Int32, SlotKind.Int32], [SlotKind.Array]),
        Form = new CSharpForm.ArrayMethod("Buffer.Slice"),
        IsView = true,
        Formula = "the rows of the identity",
        Rule = static (ir, x, y) => LinearMap.Join(LinearMap.Part(Slice!, x[1], x[2]), LinearMap.Zero, LinearMap.Zero),
    };

    /// <summary>So many elements from a first one on.</summary>
    public static Primitive Slice { get; } = new()
    {
        Name = "slice",
        Signature = SliceOfBuffer.Signature,
        Form = new CSharpForm.ArrayMethod("View.Slice"),
        IsView = true,
        OfBuffer = SliceOfBuffer,
        Formula = SliceOfBuffer.Formula,
        Rule = SliceOfBuffer.Rule,
    };

    /// <summary>The elements of an array that a static field holds: a table, which no method here writes to.</summary>
    public static Primitive Table { get; } = new()
    {
        Name = "table",
        Signature = new([SlotKind.Array], [SlotKind.Array]),
        Form = new CSharpForm.ArrayMethod("View.Table"),
    };

    /// <summary>A new local array.</summary>
    public static Primitive Zeros { get; } = new()
    {
        Name = "zeros",
        Signature = new([SlotKind.Int32], [SlotKind.NewArray]),
        Form = new CSharpForm.ArrayMethod("Workspace.Zeros"),
        IsFresh = true,
    };

    /// <summary>A new local array whose elements are all set before one is read. Generated code only.</summary>
    public static Primitive Unset { get; } = new()
    {
        Name = "unset",
        Stem = "array",
        Signature = Zeros.Signature,
        Form = new CSharpForm.ArrayMethod("Workspace.Unset"),
        IsFresh = true,
    };

    /// <summary>Whether the primitive makes a local array of the length that is its only argument.</summary>
    public static bool IsNew(Primitive primitive) => primitive == Zeros || primitive == Unset;

    /// <summary>A local array as it is now. Generated code only.</summary>
    public static Primitive Copy { get; } = new()
    {
        Name = "copy",
        Signature = new([SlotKind.Array], [SlotKind.NewArray]),
        Form = new CSharpForm.ArrayMethod("Workspace.Copy"),
        IsFresh = true,
        ReadsElements = true,
    };

    /// <summary>Sets an element of a local array.</summary>
    public static Primitive Store { get; } = new()
    {
        Name = "store",
        Signature = new([SlotKind.Array, SlotKind.Int32, SlotKind.Element], []),
        Form = new CSharpForm.ArrayMethod("Buffer.Set"),
        HasEffect = true,
        IsStore = true,
    };

    /// <summary>Adds to an element of a local array: a store, of what the element was and a number.</summary>
    public static Primitive Accumulate { get; } = new()
    {
        Name = "accumulate",
        Signature = Store.Signature,
        Form = new CSharpForm.ArrayMethod("Buffer.Add"),
        HasEffect = true,
        IsStore = true,
        IsAccumulation = true,
    };

    /// <summary>Reads an element of a cotangent and sets it to zero. Generated code only.</summary>
    public static Primitive Take { get; } = new()
    {
        Name = "take",
        Signature = new([SlotKind.Array, SlotKind.Int32], [SlotKind.Element]),
        Form = new CSharpForm.ArrayMethod("Cotangent.Take"),
        HasEffect = true,
        ReadsElements = true,
    };

    /// <summary>Where a local array lies. Generated code only.</summary>
    public static Primitive Keep { get; } = new()
    {
        Name = "keep",
        Stem = "kept",
        Signature = new([SlotKind.Array], [SlotKind.Kept]),
        Form = new CSharpForm.ArrayMethod("Workspace.Keep"),
        ReadsElements = true,
    };

    /// <summary>The local array that lies there. Generated code only.</summary>
    public static Primitive At { get; } = new()
    {
        Name = "at",
        Stem = "array",
        Signature = new([SlotKind.Kept], [SlotKind.NewArray]),
        Form = new CSharpForm.ArrayMethod("Workspace.At"),
    };

    /// <summary>Adds a number to one element of a cotangent. Generated code only.</summary>
    public static Primitive Add { get; } = new()
    {
        Name = "add to element",
        Signature = new([SlotKind.Array, SlotKind.Int32, SlotKind.Element], []),
        Form = new CSharpForm.ArrayMethod("Cotangent.Add"),
        HasEffect = true,
    };

    /// <summary>Sets a cotangent to zero. Generated code only.</summary>
    public static Primitive Clear { get; } = new()
    {
        Name = "clear",
        Signature = new([SlotKind.AnyArray], []),
        Form = new CSharpForm.ArrayMethod("Cotangent.Clear"),
        HasEffect = true,
    };

    /// <summary>Throws unless the first array, which is written to, is as long as the second and apart from it. Generated code only.</summary>
    public static Primitive CheckDestination { get; } = Check("check destination", "Check.Destination");

    /// <summary>Throws if the first array, which is written to, overlaps the second. Generated code only.</summary>
    public static Primitive CheckApart { get; } = Check("check apart", "Check.Apart");

    /// <summary>Throws unless the first array, a tangent, is as long as the second. Generated code only.</summary>
    public static Primitive CheckTangent { get; } = Check("check tangent", "Check.Tangent");

    public static IEnumerable<Primitive> All =>
    [
        Element, Length, Table, Slice, SliceOfBuffer, Zeros, Unset, Copy, Store, Accumulate, Take, Keep, At, Add, Clear, CheckDestination, CheckApart, CheckTangent, .. Matrices.All,
    ];

    private static Primitive Check(string name, string method) => new()
    {
        Name = name,
        Signature = new([SlotKind.AnyArray, SlotKind.AnyArray], []),
        Form = new CSharpForm.ArrayMethod(method),
        HasEffect = true,
    };
}
