using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>What a body does with a local array.</summary>
internal static class LocalUses
{
    /// <summary>Whether an array that an expression makes is declared as a local, and then something else is done with it than reading its elements and its length.</summary>
    public static bool MayWrite(IOperation array) =>
        array.Parent is ISimpleAssignmentOperation || (DeclaredBy(array) is { } declarator && Of(declarator.Symbol, array).Any(static use => !IsRead(use)));

    /// <summary>All uses of a variable in the body that the operation is in.</summary>
    public static IEnumerable<ILocalReferenceOperation> Of(ILocalSymbol variable, IOperation operation) =>
        Root(operation).Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, variable));

    /// <summary>Whether a use of an array variable changes no element: it may change which array the variable stands for.</summary>
    public static bool LeavesElements(ILocalReferenceOperation use) => IsRead(use) || use.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == use,
        IConversionOperation { Type.Name: "IEnumerable" } => true,
        IArgumentOperation { Parameter.Type: IArrayTypeSymbol, Parent: IInvocationOperation { TargetMethod.ContainingType.SpecialType: not SpecialType.System_Array } } => true,
        IInvocationOperation { TargetMethod.Name: "Clone" or "GetLength" } or ISpreadOperation or IReturnOperation => true,
        _ => false,
    };

    /// <summary>The declaration of the variable that is initialized with the expression; null if there is none.</summary>
    public static IVariableDeclaratorOperation? DeclaredBy(IOperation expression)
    {
        IOperation? parent = expression.Parent;

        while (parent is IConversionOperation or IVariableInitializerOperation)
        {
            parent = parent.Parent;
        }

        return parent as IVariableDeclaratorOperation;
    }

    /// <summary>What the operation changes; null if nothing.</summary>
    public static IOperation? ChangedBy(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation step => step.Target,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
        _ => null,
    };

    /// <summary>The body that the operation is in.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool IsRead(IOperation use) => use.Parent switch
    {
        IConversionOperation { IsImplicit: true, Type.Name: "ReadOnlySpan" } => true,
        IConversionOperation { IsImplicit: true, Parent: IForEachLoopOperation } => true,
        IForEachLoopOperation => true,
        IPropertyReferenceOperation { Property.Name: "Length" } => true,
        IArrayElementReferenceOperation element => element.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation or ITupleOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None })
            || (element.Parent is IAssignmentOperation assignment && assignment.Target != element),
        _ => false,
    };
}
