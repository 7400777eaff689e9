using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// How an array of arrays is made: <c>double[][] a = new double[n][]; for (int i = 0; i &lt; n; i++) { a[i] = new double[m]; ... }</c>, where m is the same in each iteration. The loop follows the
/// declaration and makes all of the arrays, each before anything else in its iteration.
/// </summary>
/// <param name="Length">The length of the arrays. It can be taken before the loop.</param>
/// <param name="Filling">The assignment that makes an array.</param>
internal sealed record RowsMaking(IOperation Length, ISimpleAssignmentOperation Filling)
{
    /// <summary>How the array that is created here is filled; null if it is filled in any other way.</summary>
    public static RowsMaking? Of(IArrayCreationOperation creation) =>
        creation.DimensionSizes is [{ } count] && LocalUses.DeclaredBy(creation) is { Symbol: { } array } declarator
            && Following(declarator) is IForLoopOperation loop && CounterOf(loop, array, count) is { } counter
            && First(loop.Body) is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation filling }
            && filling.Target is IArrayElementReferenceOperation { Indices: [{ } index] } target && Is(target.ArrayReference, array) && Is(index, counter)
            && filling.Value is IArrayCreationOperation { DimensionSizes: [{ } length], Initializer: null }
            && IsSteady(length, loop, counter) && !length.DescendantsAndSelf().Any(part => Is(part, array)) && !loop.Body.Descendants().Any(Leaves) && !IsChangedIn(loop.Body, counter)
            ? new(length, filling)
            : null;

    /// <summary>How many elements an array has that is made here, if that is certain.</summary>
    public static int? LengthOf(IOperation row) => row switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Length,
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: int and >= 0 and var length } }] } => length,
        ICollectionExpressionOperation collection when !collection.Elements.Any(static element => element is ISpreadOperation) => collection.Elements.Length,
        _ => null,
    };

    /// <summary>The elements that it is given.</summary>
    public static IReadOnlyCollection<IOperation> ElementsOf(IOperation row) => row switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        _ => [],
    };

    private static IOperation? Following(IVariableDeclaratorOperation declarator)
    {
        IOperation statement = declarator;

        while (statement.Parent is { } parent and not IBlockOperation)
        {
            statement = parent;
        }

        return statement is IVariableDeclarationGroupOperation { Declarations: [{ Declarators.Length: 1 }], Parent: IBlockOperation block }
            ? block.Operations.SkipWhile(operation => operation != statement).Skip(1).FirstOrDefault()
            : null;
    }

    /// <summary>The variable that goes from zero over all of the arrays; null if there is none.</summary>
    private static ISymbol? CounterOf(IForLoopOperation loop, ISymbol array, IOperation count) =>
        loop is { Before: [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: { Type.SpecialType: SpecialType.System_Int32 } counter } start] }] }], AtLoopBottom: [IExpressionStatementOperation step] }
            && (start.Initializer ?? (start.Parent as IVariableDeclarationOperation)?.Initializer) is { Value.ConstantValue: { HasValue: true, Value: 0 } }
            && loop.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } test && Is(test.LeftOperand, counter)
            && (IsLengthOf(test.RightOperand, array) || (SyntaxFactory.AreEquivalent(test.RightOperand.Syntax, count.Syntax) && IsSteady(count, loop, counter)))
            && step.Operation is IIncrementOrDecrementOperation { Kind: OperationKind.Increment } increment && Is(increment.Target, counter)
            ? counter
            : null;

    private static bool IsLengthOf(IOperation operation, ISymbol array) => operation is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } whole } && Is(whole, array);

    private static IOperation? First(IOperation body) => body is IBlockOperation block ? block.Operations.FirstOrDefault() : body;

    private static bool Is(IOperation operation, ISymbol symbol) => operation is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, symbol);

    private static bool Leaves(IOperation operation) => operation is IReturnOperation or IBranchOperation { BranchKind: not BranchKind.Continue };

    /// <summary>Whether the expression is the same whenever the loop evaluates it, and cannot throw.</summary>
    private static bool IsSteady(IOperation expression, IForLoopOperation loop, ISymbol counter) => expression switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation local => !SymbolEqualityComparer.Default.Equals(local.Local, counter) && !IsChangedIn(loop, local.Local),
        IParameterReferenceOperation parameter => !IsChangedIn(loop, parameter.Parameter),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: ILocalReferenceOperation or IParameterReferenceOperation } length => IsSteady(length.Instance, loop, counter),
        IConversionOperation { IsChecked: false, OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } conversion => IsSteady(conversion.Operand, loop, counter),
        IBinaryOperation { IsChecked: false } both => CannotThrow(both) && IsSteady(both.LeftOperand, loop, counter) && IsSteady(both.RightOperand, loop, counter),
        _ => false,
    };

    private static bool CannotThrow(IBinaryOperation operation) => operation.OperatorKind switch
    {
        BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift => true,
        BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder => operation.RightOperand.ConstantValue is { HasValue: true, Value: > 0 },
        _ => false,
    };

    private static bool IsChangedIn(IOperation scope, ISymbol symbol) => scope.Descendants().Any(inner => LocalUses.ChangedBy(inner) is { } target && Names(target, symbol));

    private static bool Names(IOperation target, ISymbol symbol) => target switch
    {
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol),
        ITupleOperation tuple => tuple.Elements.Any(element => Names(element, symbol)),
        _ => Is(target, symbol),
    };
}
