using System.Runtime.CompilerServices;
using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Caching;

/// <summary>
/// What lowering gave for a method, kept with the method's syntax. Roslyn asks for every marked method again after every edit; what comes out of it can have changed only if the method's file
/// was edited, another file whose body took the place of a call, or a declaration anywhere. In a build from the command line, where files are parsed anew, nothing is found here.
/// </summary>
public static class LoweringCache
{
    private static readonly Table<LoweredMethod?> Marked = new();
    private static readonly Table<LoweredMethod?> Declared = new();
    private static readonly Table<IReadOnlyList<Finding>> FindingsOfMarked = new();
    private static readonly Table<IReadOnlyList<Finding>> FindingsOfDeclared = new();

    /// <summary>The model of a method that is marked [Differentiable].</summary>
    public static LoweredMethod? LowerDifferentiable(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        Marked.Of(method, compilation, () => Model(MethodLowering.LowerDifferentiable(method, compilation, cancellation)), cancellation);

    /// <summary>The model of a method that is marked [DerivativeOf].</summary>
    public static LoweredMethod? LowerDeclaredDerivative(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        Declared.Of(method, compilation, () => Model(MethodLowering.LowerDeclaredDerivative(method, compilation, cancellation)), cancellation);

    /// <summary>What the analyzer reports of a method that is marked [Differentiable].</summary>
    public static IReadOnlyList<Finding> CheckDifferentiable(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        FindingsOfMarked.Of(method, compilation, () => Findings(MethodLowering.CheckDifferentiable(method, compilation, cancellation)), cancellation);

    /// <summary>What the analyzer reports of a method that is marked [DerivativeOf].</summary>
    public static IReadOnlyList<Finding> CheckDeclaredDerivative(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        FindingsOfDeclared.Of(method, compilation, () => Findings(MethodLowering.LowerDeclaredDerivative(method, compilation, cancellation)), cancellation);

    private static (LoweredMethod?, IReadOnlyCollection<SyntaxTree>) Model(LoweringResult result) => (result.Method, result.BodiesFrom);

    // What is reported must lie in a file that is still there.
    private static (IReadOnlyList<Finding>, IReadOnlyCollection<SyntaxTree>) Findings(LoweringResult result) =>
        (result.Findings, [.. result.BodiesFrom.Union(result.Findings.Select(static finding => finding.Location.SourceTree).OfType<SyntaxTree>())]);

    private sealed class Table<T>
    {
        private readonly ConditionalWeakTable<SyntaxNode, StrongBox<Entry<T>?>> _entries = new();

        public T Of(IMethodSymbol method, Compilation compilation, Func<(T Result, IReadOnlyCollection<SyntaxTree> BodiesFrom)> lower, CancellationToken cancellation)
        {
            if (method.DeclaringSyntaxReferences is not [var reference, ..])
            {
                return lower().Result;
            }

            StrongBox<Entry<T>?> box = _entries.GetOrCreateValue(reference.GetSyntax(cancellation));
            Declarations declarations = Declarations.Of(compilation, cancellation);

            if (box.Value is { } entry && entry.Declarations.AreThoseOf(declarations) && entry.BodiesFrom.All(compilation.ContainsSyntaxTree))
            {
                return entry.Result;
            }

            (T result, IReadOnlyCollection<SyntaxTree> bodiesFrom) = lower();
            box.Value = new(result, declarations, bodiesFrom);
            return result;
        }
    }

    /// <summary>A result, and what it was found from beside the method's own syntax.</summary>
    private sealed record Entry<T>(T Result, Declarations Declarations, IReadOnlyCollection<SyntaxTree> BodiesFrom);
}
