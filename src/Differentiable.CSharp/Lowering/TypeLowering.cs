using Differentiable.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>C# types to IR types.</summary>
internal static class TypeLowering
{
    /// <summary>The IR type; null if values of the type cannot occur in a differentiable method.</summary>
    public static IrType? Lower(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 2 } matrix => WithElements(matrix.ElementType, IrType.Matrix),
        IArrayTypeSymbol { IsSZArray: true, ElementType: IArrayTypeSymbol { IsSZArray: true } row } => WithElements(row.ElementType, IrType.Jagged),
        _ when ElementOf(type) is { } element => WithElements(element, IrType.Array),
        _ when InlineArray(type) is var (element, _) => IrType.Array(element),
        _ => Scalar(type),
    };

    /// <summary>The type of a matrix's elements; null for all other types.</summary>
    public static IrType? MatrixElement(ITypeSymbol? type) => Lower(type) is { Form: ArrayForm.Matrix } matrix ? matrix.Element : null;

    /// <summary>The type of the elements of a one-dimensional array or of a span; null for all other types.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span => span.TypeArguments[0],
        _ => null,
    };

    /// <summary>The type and number of the elements of an inline array; null for all other types.</summary>
    public static (IrType Element, int Length)? InlineArray(ITypeSymbol? type)
    {
        // The numbers are structs, too, with attributes of their own, and every expression is asked about.
        AttributeData? attribute = type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None }
            ? type.GetAttributes().FirstOrDefault(static data => data.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.InlineArrayAttribute")
            : null;

        return attribute is { ConstructorArguments: [{ Value: int length }] }
            && type!.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).ToArray() is [var only]
            && Scalar(only.Type) is { Kind: not IrTypeKind.String } element
            ? (element, length)
            : null;
    }

    private static IrType? WithElements(ITypeSymbol element, Func<IrType, IrType> array) => Scalar(element) is { Kind: not IrTypeKind.String } scalar ? array(scalar) : null;

    private static IrType? Scalar(ITypeSymbol? type) => type switch
    {
        null => null,
        { TypeKind: TypeKind.Enum } => new(IrTypeKind.Enum, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
        _ => type.SpecialType switch
        {
            SpecialType.System_Double => IrType.Double,
            SpecialType.System_Single => IrType.Single,
            SpecialType.System_Boolean => IrType.Boolean,
            SpecialType.System_String => IrType.String,
            SpecialType.System_Int32 => IrType.Int32,
            SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_UInt32
                or SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Char =>
                new(IrTypeKind.Integer, type.ToDisplayString()),
            _ => null,
        },
    };

    /// <summary>The literal for a constant of the given type; null if the type is not supported.</summary>
    public static Literal? Constant(ITypeSymbol? type, object? value)
    {
        // A number without a value is a constant in error.
        if (Lower(type) is not { } irType || (value is null && irType.Kind != IrTypeKind.String))
        {
            return null;
        }

        return irType.Kind switch
        {
            IrTypeKind.Double or IrTypeKind.Single => Literal.Of(irType, Convert.ToDouble(value)),
            IrTypeKind.Boolean => Literal.Of((bool)value!),
            IrTypeKind.String => Literal.Of((string?)value),
            IrTypeKind.Enum => new(irType, Bits(value), MemberName(type!, value)),
            _ => new(irType, Bits(value)),
        };
    }

    private static long Bits(object? value) => value switch
    {
        ulong large => unchecked((long)large),
        char character => character,
        _ => Convert.ToInt64(value),
    };

    private static string? MemberName(ITypeSymbol type, object? value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name;
}
