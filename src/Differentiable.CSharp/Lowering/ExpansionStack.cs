using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// The methods whose bodies are being put in place of calls, innermost last: needed for second derivatives, and where the derivative of a derivative is called.
/// </summary>
/// <param name="Methods">The methods under way: one that is met again is recursive and cannot be expanded.</param>
/// <param name="ExpandsCalls">Whether calls of differentiable methods are replaced by their bodies; if not, they stay calls.</param>
internal sealed record ExpansionStack(ImmutableArray<ISymbol> Methods, bool ExpandsCalls)
{
    public static ExpansionStack KeepingCalls { get; } = new([], ExpandsCalls: false);

    public static ExpansionStack ExpandingCalls { get; } = new([], ExpandsCalls: true);

    public bool Contains(ISymbol method) => Methods.Contains(method, SymbolEqualityComparer.Default);

    public ExpansionStack Enter(ISymbol method) => new(Methods.Add(method), ExpandsCalls: true);
}
