using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>Which types are numbers, and of which sort.</summary>
internal static class Numbers
{
    public static bool IsNumber(ITypeSymbol type) => IsInteger(type) || IsReal(type) || type.SpecialType == SpecialType.System_Decimal;

    public static bool IsReal(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || SymbolNames.Of(type) == "System.Half";

    public static bool IsInteger(ITypeSymbol type) => type.SpecialType
        is SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Char;
}
