using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>Arrays of each form as C# writes them.</summary>
internal static class ArrayText
{
    /// <summary>The type of an array that is made: also where the method takes a span.</summary>
    public static string TypeOf(IrType type) => type.Element!.Name + type.Form switch
    {
        ArrayForm.Matrix => "[,]",
        ArrayForm.Jagged => "[][]",
        _ => "[]",
    };

    /// <summary>A new array of zeros, of the shape of another.</summary>
    public static string NewLike(IrType type, string name) => type.Form switch
    {
        ArrayForm.Matrix => $"new {type.Element!.Name}[{name}.GetLength(0), {name}.GetLength(1)]",
        ArrayForm.Jagged => $"global::Differentiable.Arrays.Jagged.ZerosLike<{type.Element!.Name}>({name})",
        _ => $"new {type.Element!.Name}[{name}.Length]",
    };

    /// <summary>What an array must be to belong to one of this form.</summary>
    public static string Alike(ArrayForm form) => form switch
    {
        ArrayForm.Matrix => "with as many rows and columns",
        ArrayForm.Jagged => "as many arrays, each as long as its",
        _ => "as long as it",
    };
}
