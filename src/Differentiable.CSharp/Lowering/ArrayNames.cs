using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>Which variables stand for which arrays.</summary>
internal static class ArrayNames
{
    /// <summary>Whether no other variable stands for an array that this one stands for, wherever it is used.</summary>
    /// <param name="array">A local variable.</param>
    /// <param name="place">Where it comes to stand for another array.</param>
    public static bool AreOneEach(ILocalSymbol array, IOperation place) =>
        DeclarationOf(array, place) is { } declarator && BeginsAlone(declarator) && LocalUses.Of(array, place).All(use => IsHarmless(use, place));

    /// <summary>Whether the expression makes an array that nothing else stands for.</summary>
    public static bool IsMade(IOperation? value) => value switch
    {
        IConversionOperation conversion => IsMade(conversion.Operand),
        IArrayElementReferenceOperation { Type: IArrayTypeSymbol, Indices: [{ Type.Name: "Range" }] } => true,
        IArrayCreationOperation or ICollectionExpressionOperation or IInvocationOperation => true,
        _ => false,
    };

    /// <summary>Whether the expression is an array that nobody writes to here: a parameter, or in a static field.</summary>
    public static bool IsCallers(IOperation? value) => value switch
    {
        IConversionOperation conversion => IsCallers(conversion.Operand),
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None, Type: IArrayTypeSymbol } => true,
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true }, Type: IArrayTypeSymbol } => true,
        _ => false,
    };

    /// <summary>The variable that the expression is; null if it is anything else.</summary>
    public static ILocalSymbol? VariableOf(IOperation? value) => value switch
    {
        IConversionOperation conversion => VariableOf(conversion.Operand),
        ILocalReferenceOperation { Local: { Type: IArrayTypeSymbol, RefKind: RefKind.None } local } => local,
        _ => null,
    };

    public static IVariableDeclaratorOperation? DeclarationOf(ILocalSymbol array, IOperation place) =>
        LocalUses.Root(place).Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => IsSame(declarator.Symbol, array));

    /// <summary>Whether a foreach around the place goes through the array.</summary>
    public static bool IsEnumerated(ILocalSymbol array, IOperation place) => place.Parent is { } parent
        && ((parent is IForEachLoopOperation loop && loop.Collection.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation use && IsSame(use.Local, array))) || IsEnumerated(array, parent));

    public static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>An array of the caller's, too, if nothing is written to it: it is copied then.</summary>
    private static bool BeginsAlone(IVariableDeclaratorOperation declarator) => declarator.Initializer?.Value switch
    {
        { } value when IsMade(value) => true,
        { } value when Handover.IsCopied(declarator) => VariableOf(value) is not null || LocalUses.Of(declarator.Symbol, declarator).All(LocalUses.LeavesElements),
        _ => false,
    };

    private static bool IsHarmless(IOperation use, IOperation place) => use.Parent switch
    {
        IConversionOperation or ITranslatedQueryOperation => IsHarmless(use.Parent, place),
        IArrayElementReferenceOperation element => element.ArrayReference == use,
        IPropertyReferenceOperation or ISpreadOperation or IReturnOperation => true,
        IInvocationOperation { TargetMethod.Name: "GetLength" or "Clone" or "CopyTo" } => true,

        // A query goes through the array while it is enumerated.
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } query } when TypeLowering.Lower(query.Type) is null => IsHarmless(query, place),
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name != "AsSpan" || call.Parent is IArgumentOperation,

        // It goes on over the array that it began with.
        IForEachLoopOperation loop => !loop.Body.Descendants().Contains(place),
        ITupleOperation tuple => Exchange.IsIn(tuple),
        ISimpleAssignmentOperation { Parent: IExpressionStatementOperation statement } => Handover.At(statement).LeavesOneNameEach,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Parent.Parent: { } declaration } } => Handover.At(declaration).LeavesOneNameEach,
        _ => false,
    };
}
