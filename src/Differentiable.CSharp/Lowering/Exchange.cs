using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// Two local arrays that a loop exchanges, as simulations do: <c>(now, next) = (next, now)</c>. Which array a variable stands for cannot change in a loop; but where no other variable stands for one of
/// them, to exchange their elements is the same.
/// </summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
internal sealed record Exchange(ILocalSymbol First, ILocalSymbol Second)
{
    /// <summary>The exchange that the operation is; null if it is none, or arrays have other names.</summary>
    public static Exchange? Of(IDeconstructionAssignmentOperation operation) =>
        Crossed(operation) is var (first, second) && SymbolEqualityComparer.Default.Equals(first.Type, second.Type) && IsInLoop(operation) && ArrayNames.AreOneEach(first, operation) && ArrayNames.AreOneEach(second, operation)
            ? new(first, second)
            : null;

    /// <summary>Whether array variables that are there already are assigned in a loop.</summary>
    public static bool IsOfArraysInLoop(IDeconstructionAssignmentOperation operation) =>
        IsInLoop(operation) && operation.Target is ITupleOperation tuple && tuple.Elements.Any(static element => element is ILocalReferenceOperation { IsDeclaration: false, Local.Type: IArrayTypeSymbol });

    /// <summary>Whether the tuple is a side of an exchange.</summary>
    public static bool IsIn(ITupleOperation tuple) => AssignmentOf(tuple) is { } assignment && Crossed(assignment) is not null;

    /// <summary>The two variables, if each of them is assigned the other; then as many names stand for each array as before.</summary>
    private static (ILocalSymbol First, ILocalSymbol Second)? Crossed(IDeconstructionAssignmentOperation operation) =>
        Pair(operation.Target) is var (first, second) && Pair(operation.Value) is var (one, other) && ArrayNames.IsSame(first, other) && ArrayNames.IsSame(second, one) && !ArrayNames.IsSame(first, second) ? (first, second) : null;

    private static (ILocalSymbol First, ILocalSymbol Second)? Pair(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Pair(conversion.Operand),
        ITupleOperation { Elements: [{ } one, { } other] } when ArrayNames.VariableOf(one) is { } first && ArrayNames.VariableOf(other) is { } second => (first, second),
        _ => null,
    };

    private static bool IsInLoop(IOperation operation) => operation.Parent is { } parent && (parent is ILoopOperation || IsInLoop(parent));

    private static IDeconstructionAssignmentOperation? AssignmentOf(IOperation tuple) => tuple.Parent is IConversionOperation conversion ? AssignmentOf(conversion) : tuple.Parent as IDeconstructionAssignmentOperation;
}
