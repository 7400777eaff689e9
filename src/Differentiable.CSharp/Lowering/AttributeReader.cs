using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Representations;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>Reads the runtime's attributes from symbols, of source and of metadata alike.</summary>
public static class AttributeReader
{
    public static AttributeData? Find(ISymbol symbol, string metadataName) => symbol.GetAttributes().FirstOrDefault(attribute => IsNamed(attribute, metadataName));

    /// <summary>The value of the flags property that asks for more derivatives.</summary>
    public static int Also(AttributeData differentiable) => Argument(differentiable, KnownNames.Also) is { Kind: TypedConstantKind.Enum, Value: int flags } ? flags : 0;

    /// <summary>How a gradient is to be computed, by an attribute that may say so.</summary>
    public static GradientPreference Gradient(AttributeData? attribute) => Argument(attribute, KnownNames.Gradient) is { Kind: TypedConstantKind.Enum, Value: int value }
        && value is (int)GradientPreference.Forward or (int)GradientPreference.Reverse
            ? (GradientPreference)value
            : GradientPreference.Automatic;

    /// <summary>How many bytes a loop may remember; 0 where the attribute does not say.</summary>
    public static int LoopMemory(AttributeData? differentiable) => Argument(differentiable, KnownNames.LoopMemory) is { Kind: TypedConstantKind.Primitive, Value: int bytes and > 0 } ? bytes : 0;

    /// <summary>Which loops are written out.</summary>
    public static UnrollingPreference LoopUnrolling(AttributeData? differentiable) => Argument(differentiable, KnownNames.LoopUnrolling) is { Kind: TypedConstantKind.Enum, Value: int value }
        && value is (int)UnrollingPreference.Never or (int)UnrollingPreference.Always
            ? (UnrollingPreference)value
            : UnrollingPreference.Automatic;

    /// <summary>Whether the method's body was written by the generator.</summary>
    public static bool IsGenerated(ISymbol symbol) => symbol.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.ConstructorArguments is [{ Value: KnownNames.Tool }, ..]);

    private static TypedConstant? Argument(AttributeData? attribute, string property) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value;

    public static bool IsNamed(AttributeData attribute, string metadataName) => attribute.AttributeClass is { } type
        && type.ContainingNamespace is { ContainingNamespace.IsGlobalNamespace: true }
        && metadataName.Length == type.ContainingNamespace.Name.Length + 1 + type.Name.Length
        && metadataName.StartsWith(type.ContainingNamespace.Name, StringComparison.Ordinal)
        && metadataName.EndsWith(type.Name, StringComparison.Ordinal);
}
