using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Loops, and what leaves them.</content>
internal sealed partial class BodyLowering
{
    private readonly Stack<ILoopOperation> _loops = new();

    public override Value VisitForLoop(IForLoopOperation operation, Variable? into)
    {
        VisitAll(operation.Before);
        List<StructuredStatement> update = [];
        AddLoop(operation, operation.Condition, operation.Body, () => update = Apart(() => VisitAll(operation.AtLoopBottom)), () => update, testsFirst: true);
        return Nothing;
    }

    public override Value VisitWhileLoop(IWhileLoopOperation operation, Variable? into)
    {
        AddLoop(operation, operation.Condition, operation.Body, static () => { }, static () => [], operation.ConditionIsTop);
        return Nothing;
    }

    /// <summary>Over arrays, Enumerable.Range, and queries.</summary>
    public override Value VisitForEachLoop(IForEachLoopOperation operation, Variable? into)
    {
        if (operation.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } elementLocal } && IsArray(WithoutConversion(operation.Collection)))
        {
            return ForEachElement(operation, elementLocal);
        }

        if (operation.LoopControlVariable is IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None })
        {
            return Report(Descriptors.UnsupportedStatement, operation, "A foreach loop over references", "write a for loop with an index");
        }

        _statementText = SourceText.OneLine(operation.Syntax);

        if (operation.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { } local } && SequenceOf(operation.Collection) is { } sequence)
        {
            return ForEachNumber(operation, local, sequence);
        }

        return RangeOf(operation.Collection) is null
            ? Report(Descriptors.UnsupportedStatement, operation, "A foreach loop over this", "loop over Enumerable.Range, or write a for loop with an integer counter")
            : Fail();
    }

    /// <summary>A position, and the number at it.</summary>
    private Value ForEachNumber(IForEachLoopOperation operation, ILocalSymbol local, Sequence sequence)
    {
        if (Declare(local, operation) is not Value.Scalar { Atom: Variable element })
        {
            return Fail();
        }

        ForEachPosition(OriginOf(operation), sequence.Length, position =>
        {
            Atom number = sequence.At(position, sequence.Element == element.Type ? element : null);
            Assign(element, ConvertTo(operation, number, element.Type, isChecked: false, element).Atoms.Single());
            VisitBody(operation, operation.Body);
        });

        return Nothing;
    }

    /// <summary>The first number and the count of an Enumerable.Range, checked as it checks them.</summary>
    private (Atom Start, Atom Count) BoundsOf(IInvocationOperation range)
    {
        const string Check = "global::System.ArgumentOutOfRangeException.";
        (Atom start, Atom count) = (CopyOf(range.Arguments[0].Value, "start"), CopyOf(range.Arguments[1].Value, "count"));

        if (start.Type == IrType.Int32 && count.Type == IrType.Int32)
        {
            Add(new Guard([Check + "ThrowIfNegative(", ", \"count\");"], [count], AlwaysThrows: false, OriginOf(range)));
            Add(new Guard([Check + "ThrowIfGreaterThan((long)", " + ", " - 1, int.MaxValue, \"count\");"], [start, count], AlwaysThrows: false, OriginOf(range)));
        }

        return (start, count);
    }

    public override Value VisitBranch(IBranchOperation operation, Variable? into)
    {
        bool leavesLoop = _loops.Count > 0
            && ((operation.BranchKind == BranchKind.Break && SymbolEqualityComparer.Default.Equals(operation.Target, _loops.Peek().ExitLabel))
                || (operation.BranchKind == BranchKind.Continue && SymbolEqualityComparer.Default.Equals(operation.Target, _loops.Peek().ContinueLabel)));

        if (!leavesLoop)
        {
            return LeavesSwitch(operation)
                ? Report(Descriptors.UnsupportedStatement, operation, "A break in the middle of a switch section", "end the section with it, and put what it skips in an else branch")
                : DefaultVisit(operation, into);
        }

        _statements.Add(new Leave(operation.BranchKind == BranchKind.Break));
        return Nothing;
    }

    private void AddLoop(
        ILoopOperation operation, IOperation? condition, IOperation body, Action lowerUpdate, Func<List<StructuredStatement>> update, bool testsFirst)
    {
        _statementText = SourceText.OneLine(operation.Syntax);
        Origin origin = OriginOf(operation);
        Atom goesOn = Literal.True;
        List<StructuredStatement> test = Apart(() => goesOn = Test(operation, condition));
        List<StructuredStatement> lowered = Apart(() => VisitBody(operation, body));
        lowerUpdate();

        _statements.Add(new Iterate([.. test], goesOn, [.. lowered], [.. update()], testsFirst, condition is not null && Assigns(condition), origin));
    }

    private Atom Test(ILoopOperation operation, IOperation? condition)
    {
        if (condition is null)
        {
            return Literal.True;
        }

        BeginStatement(condition);
        _statementText = SourceText.OneLine(operation.Syntax);
        Atom goesOn = Atom(condition);

        if (goesOn.Type != IrType.Boolean)
        {
            Fail();
            return Literal.False;
        }

        return goesOn;
    }

    private void VisitBody(ILoopOperation loop, IOperation body)
    {
        _loops.Push(loop);
        VisitArm(body);
        _loops.Pop();
    }

    private void VisitAll(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            BeginStatement(statement);
            Visit(statement, null);
        }
    }

    /// <summary>The value of the expression now, whatever is assigned to what it reads later.</summary>
    private Atom CopyOf(IOperation expression, string name)
    {
        Atom value = Atom(expression);

        if (value is Literal)
        {
            return value;
        }

        Variable copy = Fresh(name, value.Type);
        Assign(copy, value);
        return copy;
    }

    private static bool Assigns(IOperation operation) =>
        operation.DescendantsAndSelf().Any(static o => o is IAssignmentOperation or IIncrementOrDecrementOperation or IDeclarationExpressionOperation);

    private static IInvocationOperation? RangeOf(IOperation collection) =>
        WithoutConversion(collection) is IInvocationOperation { TargetMethod.Name: "Range", Arguments.Length: 2 } range && IsQuery(range) ? range : null;
}
