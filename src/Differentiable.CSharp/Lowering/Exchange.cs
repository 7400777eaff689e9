using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// Local arrays that change places, as simulations have them do: <c>(now, next) = (next, now)</c>. Which array a variable stands for cannot change in a loop or a branch; but where no other variable stands
/// for one of them, to exchange their elements is the same.
/// </summary>
/// <param name="Variables">The variables.</param>
/// <param name="Sources">For each of them, which of them has the array that it gets.</param>
internal sealed record Exchange(IReadOnlyList<ILocalSymbol> Variables, IReadOnlyList<int> Sources)
{
    /// <summary>The exchange that the operation is; null if it is none, or arrays have other names.</summary>
    public static Exchange? Of(IDeconstructionAssignmentOperation operation) =>
        Permuted(operation) is { } exchange && exchange.Variables.All(array => ArrayNames.IsSame(array.Type, exchange.Variables[0].Type) && ArrayNames.AreOneEach(array, operation)) ? exchange : null;

    /// <summary>Whether the tuple is a side of an exchange.</summary>
    public static bool IsIn(ITupleOperation tuple) => AssignmentOf(tuple) is { } assignment && Permuted(assignment) is not null;

    /// <summary>The variables, if they are assigned one another; then as many names stand for each array as before.</summary>
    private static Exchange? Permuted(IDeconstructionAssignmentOperation operation) =>
        VariablesIn(operation.Target) is { } targets && VariablesIn(operation.Value) is { } sources && targets.Length == sources.Length
            && Array.ConvertAll(sources, source => Array.FindIndex(targets, target => ArrayNames.IsSame(target, source))) is var places && places.Distinct().Count() == targets.Length && !places.Contains(-1)
            ? new(targets, places)
            : null;

    private static ILocalSymbol[]? VariablesIn(IOperation operation) => operation switch
    {
        IConversionOperation conversion => VariablesIn(conversion.Operand),
        ITupleOperation { Elements: var elements } when elements.All(static element => ArrayNames.VariableOf(element) is not null) => [.. elements.Select(static element => ArrayNames.VariableOf(element)!)],
        _ => null,
    };

    private static IDeconstructionAssignmentOperation? AssignmentOf(IOperation tuple) => tuple.Parent is IConversionOperation conversion ? AssignmentOf(conversion) : tuple.Parent as IDeconstructionAssignmentOperation;
}
