using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>Tells the array that a method returns from other arrays.</summary>
internal static class ReturnedArray
{
    /// <summary>Is this creation one of a result: returned, an element of a returned tuple, or in a local that is?</summary>
    public static bool IsResult(IOperation creation)
    {
        if (creation.Type is not IArrayTypeSymbol)
        {
            return false;
        }

        return OuterPosition(creation) switch
        {
            IReturnOperation { ReturnedValue: { } value } => IsWithinLimit(value),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsReturned(declarator),
            _ => false,
        };
    }

    // Steps out of what only hands a value on: tuples, conversions and the arms of conditionals.
    private static IOperation? OuterPosition(IOperation operation)
    {
        IOperation inner = operation;
        IOperation? outer = operation.Parent;

        while (outer is IConversionOperation or ITupleOperation || (outer is IConditionalOperation choice && choice.Condition != inner))
        {
            inner = outer;
            outer = outer.Parent;
        }

        return outer;
    }

    // One creation for each array in the type of the returned value: a tuple may hold several.
    private static bool IsWithinLimit(IOperation value) =>
        value.Type is { } type && MostCreations(value) <= ArraysIn(type);

    private static int MostCreations(IOperation value) => value switch
    {
        IArrayCreationOperation or ICollectionExpressionOperation => 1,
        IConversionOperation conversion => MostCreations(conversion.Operand),
        ITupleOperation tuple => tuple.Elements.Sum(MostCreations),
        IConditionalOperation { WhenFalse: { } otherwise } choice =>
            Math.Max(MostCreations(choice.WhenTrue), MostCreations(otherwise)),
        _ => 0,
    };

    private static int ArraysIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol => 1,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Sum(static element => ArraysIn(element.Type)),
        _ => 0,
    };

    private static bool IsReturned(IVariableDeclaratorOperation declarator)
    {
        IOperation body = OperationTree.Ancestors(declarator)
            .First(static o => o is ILocalFunctionOperation || o.Parent is null);

        return OperationTree.Walk(body).OfType<ILocalReferenceOperation>().Any(reference =>
            SymbolEqualityComparer.Default.Equals(reference.Local, declarator.Symbol)
            && OuterPosition(reference) is IReturnOperation);
    }
}
