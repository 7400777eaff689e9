using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>Counts the operations of a method, the user's or an emitted one, with the methods that it calls.</summary>
/// <remarks>
/// Constants cost nothing, nor do error paths, moves, and reads of memory. Of the arms of a choice the dearer counts, an early return
/// being an arm against what follows it. A function that calls itself counts as one call where it does. A loop's body counts once,
/// be it a statement or a struct that a combinator runs: then each method that the combinator calls in an iteration counts once, and
/// what follows a reversed loop once.
/// </remarks>
public sealed class OperationCounter
{
    private readonly MethodBodies _bodies;
    private readonly Stack<IMethodSymbol> _expanding = new();

    private OperationCounter(Compilation compilation) => _bodies = new(compilation);

    public static OperationCounts Count(IMethodSymbol method, Compilation compilation)
    {
        OperationCounter counter = new(compilation);
        IBlockOperation body = counter._bodies.Of(method)
            ?? throw new ArgumentException($"{method.ToDisplayString()} has no body in the compilation.", nameof(method));

        counter._expanding.Push(OperationTree.Implementation(method));
        return counter.Of(body);
    }

    public static OperationCounts Count(IOperation body, Compilation compilation) => new OperationCounter(compilation).Of(body);

    private OperationCounts Of(IOperation? operation)
    {
        if (operation is null || operation.ConstantValue.HasValue)
        {
            return OperationCounts.None;
        }

        return operation switch
        {
            IThrowOperation or INameOfOperation or ILocalFunctionOperation or IAnonymousFunctionOperation => OperationCounts.None,
            IMethodBodyBaseOperation body => Of(body.BlockBody ?? body.ExpressionBody),
            IBlockOperation block => Sequence([.. block.Operations]),
            IConditionalOperation choice => Head(choice) + OperationCounts.Dearer(Of(choice.WhenTrue), Of(choice.WhenFalse)),
            ISwitchExpressionOperation choice => Switch(choice),
            ICoalesceOperation => Children(operation) + OneSelect,
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            ICompoundAssignmentOperation assignment => Compound(assignment),
            IIncrementOrDecrementOperation step => Children(step) + Arithmetic(StepKind(step), step.Type),
            IConversionOperation conversion => Conversion(conversion),
            IConstantPatternOperation or IRelationalPatternOperation => OneCompare,
            IInvocationOperation { TargetMethod: var method } call when LoopCombinators.IsRun(method) || LoopCombinators.IsReverse(method) =>
                Children(call) + Loop(method),
            IInvocationOperation call => Children(call) + Call(call.TargetMethod, call.ConstrainedToType),
            ILoopOperation => Children(operation) + new OperationCounts { HasLoops = true },
            _ => Children(operation),
        };
    }

    private static OperationCounts OneSelect { get; } = new() { Select = 1 };

    private static OperationCounts OneCompare { get; } = new() { Compare = 1 };

    private OperationCounts Children(IOperation operation) => Sum(operation.ChildOperations);

    private OperationCounts Sum(IEnumerable<IOperation> operations) =>
        operations.Aggregate(OperationCounts.None, (counts, operation) => counts + Of(operation));

    private OperationCounts Head(IConditionalOperation choice) => Of(choice.Condition) + OneSelect;

    private OperationCounts Sequence(ReadOnlySpan<IOperation> statements)
    {
        if (statements is [])
        {
            return OperationCounts.None;
        }

        OperationCounts rest = Sequence(statements[1..]);

        if (statements[0] is not IConditionalOperation choice || !(LeavesMethod(choice.WhenTrue) || LeavesMethod(choice.WhenFalse)))
        {
            return Of(statements[0]) + rest;
        }

        // An arm that returns is an alternative to the statements that follow.
        return Head(choice) + OperationCounts.Dearer(Arm(choice.WhenTrue, rest), Arm(choice.WhenFalse, rest));
    }

    private OperationCounts Arm(IOperation? arm, OperationCounts rest) => LeavesMethod(arm) ? Of(arm) : Of(arm) + rest;

    private static bool LeavesMethod(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: [.., var last] } => LeavesMethod(last),
        IConditionalOperation choice => LeavesMethod(choice.WhenTrue) && LeavesMethod(choice.WhenFalse),
        _ => false,
    };

    private OperationCounts Switch(ISwitchExpressionOperation choice)
    {
        OperationCounts tests = Of(choice.Value)
            + Sum(choice.Arms.Select(static arm => arm.Pattern))
            + Sum(choice.Arms.Select(static arm => arm.Guard).OfType<IOperation>());
        OperationCounts dearest = choice.Arms.Select(arm => Of(arm.Value)).Aggregate(OperationCounts.None, OperationCounts.Dearer);
        return tests + new OperationCounts { Select = choice.Arms.Length - 1 } + dearest;
    }

    private OperationCounts Binary(IBinaryOperation binary)
    {
        OperationCounts operands = Children(binary);

        if (binary.OperatorMethod is { } method && HasBody(method))
        {
            return operands + Call(method, constrainedTo: null);
        }

        return operands + (IsComparison(binary.OperatorKind) ? OneCompare : Arithmetic(binary.OperatorKind, binary.Type));
    }

    private OperationCounts Unary(IUnaryOperation unary)
    {
        OperationCounts operand = Children(unary);

        return unary switch
        {
            { OperatorMethod: { } method } when HasBody(method) => operand + Call(method, constrainedTo: null),
            { OperatorKind: UnaryOperatorKind.Plus } => operand,
            { Type.SpecialType: SpecialType.System_Boolean } => operand + new OperationCounts { Logic = 1 },
            { Type: { } type } when Numbers.IsInteger(type) => operand + new OperationCounts { Integer = 1 },
            { OperatorKind: UnaryOperatorKind.Minus } => operand + new OperationCounts { Negate = 1 },
            _ => operand,
        };
    }

    // x += y reads, converts, computes and converts back, where x and y are of different types.
    private OperationCounts Compound(ICompoundAssignmentOperation assignment)
    {
        int conversions = (assignment.InConversion.IsNumeric ? 1 : 0) + (assignment.OutConversion.IsNumeric ? 1 : 0);

        return Children(assignment)
            + Arithmetic(assignment.OperatorKind, assignment.Type)
            + new OperationCounts { Convert = conversions };
    }

    private OperationCounts Conversion(IConversionOperation conversion)
    {
        OperationCounts operand = Of(conversion.Operand);

        if (conversion.OperatorMethod is { } method && HasBody(method))
        {
            return operand + Call(method, constrainedTo: null);
        }

        return conversion.GetConversion().IsNumeric ? operand + new OperationCounts { Convert = 1 } : operand;
    }

    private OperationCounts Call(IMethodSymbol method, ITypeSymbol? constrainedTo)
    {
        IMethodSymbol definition = OperationTree.Implementation(method);
        string name = NameOf(definition, constrainedTo);

        if (_bodies.Of(definition) is not { } body || _expanding.Contains(definition, SymbolEqualityComparer.Default))
        {
            return OperationCounts.Call(name);
        }

        _expanding.Push(definition);
        OperationCounts own = Of(body);
        _expanding.Pop();
        return own + OperationCounts.Expansion(name);
    }

    // Record is Next with a residual, so of the two only Record counts on the way forward of a reversed loop.
    private OperationCounts Loop(IMethodSymbol combinator)
    {
        string[] names = LoopCombinators.IsRun(combinator) ? ["Continues", "Next"] : ["Continues", "Record", "Rest", "Back"];
        OperationCounts loop = new() { HasLoops = true };

        if (LoopCombinators.StepOf(combinator) is not { } step)
        {
            return loop;
        }

        return names.Select(name => LoopCombinators.Implementation(step, name)).OfType<IMethodSymbol>()
            .Aggregate(loop, (counts, method) => counts + Call(method, constrainedTo: null));
    }

    private bool HasBody(IMethodSymbol method) => _bodies.Of(method) is not null;

    // T.Sin(x) is called on the type parameter, not on the interface that declares it.
    private static string NameOf(IMethodSymbol method, ITypeSymbol? constrainedTo) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => method.Name,
        { ContainingType: { } type } => $"{(constrainedTo ?? type).Name}.{method.Name}",
        _ => method.Name,
    };

    private static BinaryOperatorKind StepKind(IIncrementOrDecrementOperation step) =>
        step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;

    private static bool IsComparison(BinaryOperatorKind kind) => kind
        is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static OperationCounts Arithmetic(BinaryOperatorKind kind, ITypeSymbol? type) => (kind, type) switch
    {
        (_, { SpecialType: SpecialType.System_Boolean }) => new() { Logic = 1 },
        (_, not null) when Numbers.IsInteger(type) => new() { Integer = 1 },
        (BinaryOperatorKind.Add, _) => new() { Add = 1 },
        (BinaryOperatorKind.Subtract, _) => new() { Subtract = 1 },
        (BinaryOperatorKind.Multiply, _) => new() { Multiply = 1 },
        (BinaryOperatorKind.Divide, _) => new() { Divide = 1 },
        (BinaryOperatorKind.Remainder, _) => new() { Remainder = 1 },
        _ => OperationCounts.None,
    };
}
