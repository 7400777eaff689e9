using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// The methods whose bodies are being put in place of calls, innermost last: needed for second derivatives, and where the derivative of a derivative is called.
/// </summary>
/// <param name="Methods">The methods under way: one that is met again is recursive and cannot be expanded.</param>
/// <param name="ExpandsCalls">Whether calls of differentiable methods are replaced by their bodies; if not, they stay calls.</param>
internal sealed record ExpansionStack(ImmutableArray<ISymbol> Methods, bool ExpandsCalls)
{
    private readonly StrongBox<bool> _foundCycle = new();
    private readonly StrongBox<ISymbol?> _inaccessible = new();
    private readonly HashSet<SyntaxTree> _bodiesFrom = [];

    /// <summary>Whether a derivative turned out to need itself, here or further in: then no method on the way has a program.</summary>
    public bool FoundCycle => _foundCycle.Value;

    /// <summary>A member that a program further in uses, and that cannot be used where the program is put.</summary>
    public ISymbol? Inaccessible => _inaccessible.Value;

    /// <summary>The files that bodies were taken from, here or further in.</summary>
    public IReadOnlyCollection<SyntaxTree> BodiesFrom => _bodiesFrom;

    /// <summary>The type in which the lowered program is emitted.</summary>
    public INamedTypeSymbol Place => Methods[0].ContainingType;

    /// <summary>The start of lowering these methods, with the calls in them kept.</summary>
    public static ExpansionStack KeepingCalls(params ISymbol[] methods) => new([.. methods], ExpandsCalls: false);

    /// <summary>The start of lowering these methods, with the calls in them replaced.</summary>
    public static ExpansionStack ExpandingCalls(params ISymbol[] methods) => new([.. methods], ExpandsCalls: true);

    public void ReportCycle() => _foundCycle.Value = true;

    public void ReportInaccessible(ISymbol symbol) => _inaccessible.Value ??= symbol;

    public void ReportBody(SyntaxTree tree) => _bodiesFrom.Add(tree);

    public bool Contains(ISymbol method) => Methods.Contains(method, SymbolEqualityComparer.Default);

    public ExpansionStack Enter(ISymbol method) => this with { Methods = Methods.Add(method), ExpandsCalls = true };
}
