using Differentiable.Compiler.LinearMaps;

namespace Differentiable.Compiler.Primitives;

/// <summary>Looking at matrices, and at arrays of arrays, as arrays with one index.</summary>
/// <remarks>
/// A matrix is its elements, row by row, and the numbers of its rows and columns; a row is a view of the elements, and an element is one of its row. So all that is known of
/// arrays holds for matrices, and an index that is wrong is wrong in the row, as it is in C#.
/// </remarks>
public static class Matrices
{
    /// <summary>The elements of what the derivative in a matrix is written to.</summary>
    public static Primitive ElementsOfBuffer { get; } = new()
    {
        Name = "elements of buffer",
        Stem = "elements",
        Signature = new([SlotKind.Matrix], [SlotKind.NewArray]),
        Form = new CSharpForm.ArrayMethod("Matrix.AsSpan"),
        IsView = true,
        Formula = "the identity",
        Rule = static (ir, x, y) => LinearMap.Part(Elements!),
    };

    /// <summary>The elements of a matrix of the caller's, row by row.</summary>
    public static Primitive Elements { get; } = new()
    {
        Name = "elements",
        Signature = ElementsOfBuffer.Signature,
        Form = new CSharpForm.ArrayMethod("Matrix.Elements"),
        IsView = true,
        OfBuffer = ElementsOfBuffer,
        Formula = ElementsOfBuffer.Formula,
        Rule = ElementsOfBuffer.Rule,
    };

    public static Primitive Rows { get; } = Count("rows", "GetLength(0)");

    public static Primitive Columns { get; } = Count("columns", "GetLength(1)");

    /// <summary>How many elements so many rows and columns have.</summary>
    public static Primitive Size { get; } = new()
    {
        Name = "size",
        Signature = new([SlotKind.Int32, SlotKind.Int32], [SlotKind.Int32]),
        Form = new CSharpForm.Method("Differentiable.Arrays.Matrix.Size", "Differentiable.Arrays.Matrix.Size"),
        MayThrow = true,
    };

    /// <summary>A row of a local matrix: of its elements, the number of the row, and the numbers of rows and columns.</summary>
    public static Primitive RowOfBuffer { get; } = new()
    {
        Name = "row of buffer",
        Stem = "row",
        Signature = new([SlotKind.Array, SlotKind.Int32, SlotKind.Int32, SlotKind.Int32], [SlotKind.Array]),
        Form = new CSharpForm.ArrayMethod("Buffer.Row"),
        IsView = true,
        Formula = "the rows of the identity",
        Rule = static (ir, x, y) => LinearMap.Join(LinearMap.Part(Row!, x[1], x[2], x[3]), LinearMap.Zero, LinearMap.Zero, LinearMap.Zero),
    };

    /// <summary>A row of a matrix, empty if there is no such row: so it can be taken before a loop that may not come to need it.</summary>
    public static Primitive Row { get; } = new()
    {
        Name = "row",
        Signature = RowOfBuffer.Signature,
        Form = new CSharpForm.ArrayMethod("View.Row"),
        IsView = true,
        OfBuffer = RowOfBuffer,
        Formula = RowOfBuffer.Formula,
        Rule = RowOfBuffer.Rule,
    };

    /// <summary>One of the arrays that the derivative in an array of arrays is written to.</summary>
    public static Primitive InnerOfBuffer { get; } = new()
    {
        Name = "inner of buffer",
        Stem = "row",
        Signature = new([SlotKind.Jagged, SlotKind.Int32], [SlotKind.NewArray]),
        Form = new CSharpForm.ArrayMethod("Jagged.AsSpan"),
        IsView = true,
        Formula = "the rows of the identity",
        Rule = static (ir, x, y) => LinearMap.Join(LinearMap.Part(Inner!, x[1]), LinearMap.Zero),
    };

    /// <summary>One of the arrays in an array of arrays of the caller's.</summary>
    public static Primitive Inner { get; } = new()
    {
        Name = "inner",
        Stem = InnerOfBuffer.Stem,
        Signature = InnerOfBuffer.Signature,
        Form = new CSharpForm.ArrayMethod("Jagged.Row"),
        IsView = true,
        OfBuffer = InnerOfBuffer,
        Formula = InnerOfBuffer.Formula,
        Rule = InnerOfBuffer.Rule,
    };

    public static IEnumerable<Primitive> All => [Elements, ElementsOfBuffer, Rows, Columns, Size, Row, RowOfBuffer, Inner, InnerOfBuffer];

    private static Primitive Count(string name, string member) => new()
    {
        Name = name,
        Signature = new([SlotKind.Matrix], [SlotKind.Int32]),
        Form = new CSharpForm.Member(member),
    };
}
