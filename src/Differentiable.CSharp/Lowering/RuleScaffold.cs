using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>The text of a derivative rule that is still to be written, with the signature that it must have.</summary>
internal static class RuleScaffold
{
    public static string For(IMethodSymbol target)
    {
        string type = MethodFacts.NameOf(target.ContainingType);
        string parameters = string.Join(", ", target.Parameters.Select(static parameter => $"{Name(parameter.Type)} {Identifiers.Escape(parameter.Name)}"));
        return $"{CallFix.RuleAttribute}typeof({type}), nameof({type}.{Identifiers.Escape(target.Name)}))]\n"
            + $"private static {Gradient(target)} {target.Name}Rule({parameters}) => throw new global::System.NotImplementedException();";
    }

    private static string Gradient(IMethodSymbol target)
    {
        IParameterSymbol[] active = [.. MethodFacts.ActiveParameters(target).Select(ordinal => target.Parameters[ordinal])];
        return active is [{ } only]
            ? Name(only.Type)
            : "(" + string.Join(", ", active.Select(static parameter => $"{Name(parameter.Type)} {SourceText.Capitalized(parameter.Name)}")) + ")";
    }

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
