using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>The two combinators that run emitted loops, and the steps that they are handed as a struct.</summary>
internal static class LoopCombinators
{
    public const string Owner = "Differentiable.Loops.Loop";

    private const string Space = "Differentiable.Loops";

    /// <summary>Forward only: Continues and Next.</summary>
    public static bool IsRun(IMethodSymbol method) => IsCombinator(method, "Run") || IsCombinator(method, "RunOuter") || IsCombinator(method, "RunApart") || RunsInLanes(method) || ReducesInLanes(method);

    /// <summary>Forward and back: also Record, Rest and Back.</summary>
    public static bool IsReverse(IMethodSymbol method) => IsCombinator(method, "Reverse") || IsCombinator(method, "ReverseOnce");

    /// <summary>Forward, several iterations at once: also NextInLanes.</summary>
    public static bool RunsInLanes(IMethodSymbol method) => IsCombinator(method, "RunInLanes");

    /// <summary>The same with sums in the lanes: also ToLanes and FromLanes.</summary>
    public static bool ReducesInLanes(IMethodSymbol method) => IsCombinator(method, "ReduceInLanes");

    /// <summary>The struct that a combinator runs: its first type argument. Null if it is a type parameter.</summary>
    public static INamedTypeSymbol? StepOf(IMethodSymbol combinator) =>
        combinator.TypeArguments is [INamedTypeSymbol { IsValueType: true } step, ..] ? step : null;

    /// <summary>Is this struct there for a combinator to run?</summary>
    public static bool IsStep(INamedTypeSymbol type) => type.AllInterfaces.Any(static implemented => SymbolNames.NamespaceOf(implemented) == Space);

    /// <summary>The method that a combinator calls by this name of its interface, be it implemented openly or explicitly.</summary>
    public static IMethodSymbol? Implementation(INamedTypeSymbol step, string name)
    {
        ISymbol? member = step.AllInterfaces
            .Where(static implemented => SymbolNames.NamespaceOf(implemented) == Space)
            .SelectMany(implemented => implemented.GetMembers(name))
            .FirstOrDefault();

        return member is null ? null : step.FindImplementationForInterfaceMember(member) as IMethodSymbol;
    }

    private static bool IsCombinator(IMethodSymbol method, string name) =>
        method is { IsStatic: true, ContainingType: { } type } && method.Name == name && SymbolNames.Of(type) == Owner;
}
