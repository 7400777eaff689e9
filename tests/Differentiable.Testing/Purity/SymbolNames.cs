using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>Full metadata names of symbols, the keys of this folder's tables.</summary>
internal static class SymbolNames
{
    /// <summary><c>System.Math</c>, <c>System.Span`1</c>; nested types after a dot.</summary>
    public static string Of(ITypeSymbol type)
    {
        ITypeSymbol definition = type.OriginalDefinition;
        string outer = definition.ContainingType is { } container ? Of(container) : NamespaceOf(definition);
        return outer.Length == 0 ? definition.MetadataName : $"{outer}.{definition.MetadataName}";
    }

    public static string NamespaceOf(ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    public static bool HasAttribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && Of(type) == name);
}
