using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>Walks over operations.</summary>
public static class OperationTree
{
    /// <summary>The operation and its descendants in source order, without what <c>nameof</c> only mentions.</summary>
    public static IEnumerable<IOperation> Walk(IOperation root)
    {
        Stack<IOperation> pending = new([root]);

        while (pending.TryPop(out IOperation? operation))
        {
            yield return operation;

            if (operation is INameOfOperation)
            {
                continue;
            }

            foreach (IOperation child in operation.ChildOperations.Reverse())
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>An error path may allocate and format: it ends the computation.</summary>
    public static bool IsInsideThrow(IOperation operation) => Ancestors(operation).Any(static o => o is IThrowOperation);

    public static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (IOperation? ancestor = operation.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            yield return ancestor;
        }
    }

    public static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>The method as its body sees it: the definition, and of a partial method the implementing part.</summary>
    public static IMethodSymbol Implementation(IMethodSymbol method) =>
        method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
}
