using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// Local arrays that change places, as simulations have them do: <c>(now, next) = (next, now)</c>. Which array a variable stands for cannot change in a loop or a branch; but where no other variable stands
/// for one of them, to exchange their elements is the same.
/// </summary>
/// <param name="Targets">The variables.</param>
/// <param name="Sources">The same in another order: each target gets the array of the source at its place.</param>
internal sealed record Exchange(IReadOnlyList<ILocalSymbol> Targets, IReadOnlyList<ILocalSymbol> Sources)
{
    /// <summary>The exchange that the operation is; null if it is none, or arrays have other names.</summary>
    public static Exchange? Of(IDeconstructionAssignmentOperation operation) =>
        Permuted(operation) is { } exchange && exchange.Targets.All(array => ArrayNames.IsSame(array.Type, exchange.Targets[0].Type) && ArrayNames.AreOneEach(array, operation)) ? exchange : null;

    /// <summary>Whether the tuple is a side of an exchange.</summary>
    public static bool IsIn(ITupleOperation tuple) => AssignmentOf(tuple) is { } assignment && Permuted(assignment) is not null;

    /// <summary>The variables, if they are assigned one another; then as many names stand for each array as before.</summary>
    private static Exchange? Permuted(IDeconstructionAssignmentOperation operation) =>
        Variables(operation.Target) is { } targets && Variables(operation.Value) is { } sources && targets.Length == sources.Length
            && new HashSet<ISymbol>(targets, SymbolEqualityComparer.Default) is var all && all.Count == targets.Length && all.SetEquals(sources)
            ? new(targets, sources)
            : null;

    private static ILocalSymbol[]? Variables(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Variables(conversion.Operand),
        ITupleOperation { Elements: var elements } when elements.All(static element => ArrayNames.VariableOf(element) is not null) => [.. elements.Select(static element => ArrayNames.VariableOf(element)!)],
        _ => null,
    };

    private static IDeconstructionAssignmentOperation? AssignmentOf(IOperation tuple) => tuple.Parent is IConversionOperation conversion ? AssignmentOf(conversion) : tuple.Parent as IDeconstructionAssignmentOperation;
}
