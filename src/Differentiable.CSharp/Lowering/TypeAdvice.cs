using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>What messages tell the user to write instead of a type that has no place in a differentiable method.</summary>
internal static class TypeAdvice
{
    public static string Instead(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true, ElementType: IArrayTypeSymbol } => "take it as a parameter, or use a matrix, or one array with the rows one after the other",
        IArrayTypeSymbol => "use an array of numbers with one index or two",
        _ when TypeLowering.InlineArray(type) is not null => "take a span: an inline array can be passed as one",
        IPointerTypeSymbol => "use an array or a span",
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System" } => "use a span of numbers",
        { TypeKind: TypeKind.Delegate or TypeKind.FunctionPointer } => "write a static method, mark it [Differentiable], and call it by its name",
        { TypeKind: TypeKind.TypeParameter } => "write the method for double or float",
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "use the type itself, and a bool where the value may be missing",
        { SpecialType: SpecialType.System_Decimal } or { Name: "Half", ContainingNamespace.Name: "System" } => "use double",
        _ => "use double or float, and for passive values integers, bool, enums and strings",
    };
}
