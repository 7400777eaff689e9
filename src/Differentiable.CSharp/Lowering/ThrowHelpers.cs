using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>.NET's helpers that check and throw: <c>ArgumentOutOfRangeException.ThrowIfNegative(n)</c> and its like.</summary>
internal static class ThrowHelpers
{
    public static bool IsThrowHelper(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsVoid: true } &&
        method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) &&
        method.ContainingType.Name.EndsWith("Exception", StringComparison.Ordinal) &&
        method.ContainingNamespace.ToDisplayString() == "System";
}
