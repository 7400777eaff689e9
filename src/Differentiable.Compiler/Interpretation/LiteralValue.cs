using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Interpretation;

/// <summary>The .NET value that a literal stands for.</summary>
internal static class LiteralValue
{
    public static object? Of(Literal literal) => literal.Type.Kind switch
    {
        IrTypeKind.Double => literal.Number,
        IrTypeKind.Single => (float)literal.Number,
        IrTypeKind.Boolean => literal.Truth,
        IrTypeKind.Integer => CSharpConversion.Convert(literal.Bits, literal.Type, isChecked: false),
        IrTypeKind.Enum => (int)literal.Bits,
        IrTypeKind.Lanes => new LaneValues([.. Enumerable.Repeat(Of(Literal.Of(literal.Type.Scalar, 0)), literal.Type.Count)]),
        IrTypeKind.String => literal.Text,
        _ => throw new InvalidOperationException($"{literal} has no value."),
    };
}
