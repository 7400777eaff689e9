using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>What messages tell the user to write instead of a type that has no place in a differentiable method.</summary>
internal static class TypeAdvice
{
    public static string Instead(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true, ElementType: IArrayTypeSymbol } => "take it as a parameter, or make all of its arrays with one length in the loop that follows: for (int i = 0; i < n; i++) { a[i] = new double[m]; }",
        IArrayTypeSymbol => "use an array of numbers with one index or two",
        IPointerTypeSymbol => "use an array or a span",
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System" } => "use a span of numbers",
        { TypeKind: TypeKind.Delegate or TypeKind.FunctionPointer } => "write a static method, mark it [Differentiable], and call it by its name",
        { TypeKind: TypeKind.TypeParameter } => "write the method for double or float",
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "use the type itself, and a bool where the value may be missing",
        { SpecialType: SpecialType.System_Decimal } or { Name: "Half", ContainingNamespace.Name: "System" } => "use double",
        INamedTypeSymbol { SpecialType: SpecialType.None } collection when IsOfNumbers(collection) => "use a one-dimensional array of numbers",
        INamedTypeSymbol { SpecialType: SpecialType.None } collection when ElementsOf(collection).Any(HasNumbers) => "use an array for each of the numbers in its elements",
        { TypeKind: TypeKind.Struct or TypeKind.Class, SpecialType: SpecialType.None } when HasNumbers(type) => "use the numbers in it as parameters or locals of their own",
        _ => "use double or float, and for passive values integers, bool, enums and strings",
    };

    private static bool IsOfNumbers(INamedTypeSymbol type) => ElementsOf(type).Any(static element => TypeLowering.Lower(element) is not null);

    private static IEnumerable<ITypeSymbol> ElementsOf(INamedTypeSymbol type) => type.AllInterfaces.Add(type)
        .Where(static sequence => sequence is { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments.Length: 1 })
        .Select(static sequence => sequence.TypeArguments[0]);

    private static bool HasNumbers(ITypeSymbol type) => type.GetMembers().Any(static member => member switch
    {
        IFieldSymbol { IsStatic: false } field => TypeLowering.Lower(field.Type) is { IsFloatingPoint: true },
        IPropertySymbol { IsStatic: false } property => TypeLowering.Lower(property.Type) is { IsFloatingPoint: true },
        _ => false,
    });
}
