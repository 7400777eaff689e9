using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>One row of <see cref="CallTable"/>: methods that emitted code may call, and why they are harmless.</summary>
/// <param name="Owner">Full name of the containing type, or of a namespace when it ends in <c>.*</c>.</param>
/// <param name="Admits">Which of the owner's methods.</param>
/// <param name="Reason">Why they are pure.</param>
public sealed record AllowedCalls(string Owner, Func<IMethodSymbol, bool> Admits, string Reason)
{
    public bool Covers(IMethodSymbol method) => Owns(method.ContainingType) && Admits(method);

    private bool Owns(INamedTypeSymbol? type) =>
        type is not null
        && (Owner.EndsWith(".*", StringComparison.Ordinal) ? SymbolNames.NamespaceOf(type) == Owner[..^2] : SymbolNames.Of(type) == Owner);
}
