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
        Crossed(operation) is var (first, second) && SymbolEqualityComparer.Default.Equals(first.Type, second.Type) && IsInLoop(operation) && HasOneName(first, operation) && HasOneName(second, operation)
            ? new(first, second)
            : null;

    /// <summary>Whether array variables that are there already are assigned in a loop.</summary>
    public static bool IsOfArraysInLoop(IDeconstructionAssignmentOperation operation) =>
        IsInLoop(operation) && operation.Target is ITupleOperation tuple && tuple.Elements.Any(static element => element is ILocalReferenceOperation { IsDeclaration: false, Local.Type: IArrayTypeSymbol });

    /// <summary>The two variables, if each of them is assigned the other; then as many names stand for each array as before.</summary>
    private static (ILocalSymbol First, ILocalSymbol Second)? Crossed(IDeconstructionAssignmentOperation operation) =>
        Pair(operation.Target) is var (first, second) && Pair(operation.Value) is var (one, other) && IsSame(first, other) && IsSame(second, one) && !IsSame(first, second) ? (first, second) : null;

    private static (ILocalSymbol First, ILocalSymbol Second)? Pair(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Pair(conversion.Operand),
        ITupleOperation { Elements: [ILocalReferenceOperation { Local: { Type: IArrayTypeSymbol, RefKind: RefKind.None } first }, ILocalReferenceOperation { Local: { Type: IArrayTypeSymbol, RefKind: RefKind.None } second }] } => (first, second),
        _ => null,
    };

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static bool IsInLoop(IOperation operation) => operation.Parent is { } parent && (parent is ILoopOperation || IsInLoop(parent));

    /// <summary>Whether the array is made where the variable is declared, and nothing else comes to stand for it.</summary>
    private static bool HasOneName(ILocalSymbol array, IDeconstructionAssignmentOperation exchange)
    {
        IOperation[] all = [.. LocalUses.Root(exchange).Descendants()];
        return all.OfType<IVariableDeclaratorOperation>().Any(declarator => IsSame(declarator.Symbol, array) && IsMade(declarator.Initializer?.Value))
            && all.OfType<ILocalReferenceOperation>().Where(use => IsSame(use.Local, array)).All(use => IsHarmless(use, exchange));
    }

    private static bool IsMade(IOperation? value) => value switch
    {
        IConversionOperation conversion => IsMade(conversion.Operand),
        IArrayCreationOperation or ICollectionExpressionOperation or IInvocationOperation => true,
        _ => false,
    };

    private static bool IsHarmless(IOperation use, IOperation exchange) => use.Parent switch
    {
        IConversionOperation conversion => IsHarmless(conversion, exchange),
        IArrayElementReferenceOperation element => element.ArrayReference == use,
        IPropertyReferenceOperation or ISpreadOperation or IReturnOperation => true,
        IInvocationOperation { TargetMethod.Name: "GetLength" or "Clone" or "CopyTo" } => true,
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name != "AsSpan" || call.Parent is IArgumentOperation,

        // It goes on over the array that it began with.
        IForEachLoopOperation loop => !loop.Body.Descendants().Contains(exchange),
        ITupleOperation tuple => AssignmentOf(tuple) is { } assignment && Crossed(assignment) is not null,
        _ => false,
    };

    private static IDeconstructionAssignmentOperation? AssignmentOf(IOperation tuple) => tuple.Parent is IConversionOperation conversion ? AssignmentOf(conversion) : tuple.Parent as IDeconstructionAssignmentOperation;
}
