using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Statements.</content>
internal sealed partial class BodyLowering
{
    public override Value VisitMethodBodyOperation(IMethodBodyOperation operation, Variable? into) => Visit(operation.BlockBody ?? operation.ExpressionBody, null);

    public override Value VisitBlock(IBlockOperation operation, Variable? into)
    {
        VisitAll(operation.Operations);
        return Nothing;
    }

    public override Value VisitEmpty(IEmptyOperation operation, Variable? into) => Nothing;

    public override Value VisitExpressionStatement(IExpressionStatementOperation operation, Variable? into) => Visit(operation.Operation, null);

    public override Value VisitVariableDeclarationGroup(IVariableDeclarationGroupOperation operation, Variable? into)
    {
        foreach (IVariableDeclaratorOperation declarator in operation.Declarations.SelectMany(static declaration => declaration.Declarators))
        {
            Visit(declarator, null);
        }

        return Nothing;
    }

    public override Value VisitVariableDeclarator(IVariableDeclaratorOperation operation, Variable? into)
    {
        IVariableInitializerOperation? initializer = operation.Initializer ?? (operation.Parent as IVariableDeclarationOperation)?.Initializer;

        if (operation.Symbol.IsRef)
        {
            return Report(Descriptors.UnsupportedStatement, operation, "A ref local", "use an ordinary local");
        }

        // A constant local is folded wherever it is read.
        if (operation.Symbol.HasConstantValue)
        {
            return Nothing;
        }

        if (TypeLowering.InlineArray(operation.Symbol.Type) is not null)
        {
            _slots[operation.Symbol] = NewInlineArray(operation, operation.Symbol.Type, initializer?.Value);
            return Nothing;
        }

        // An array is known by the place where it is made: a variable is another name for it, also of one in error.
        if (initializer is not null && TypeLowering.Lower(operation.Symbol.Type) is { IsArray: true })
        {
            Value array = Visit(initializer.Value, null);
            _slots[operation.Symbol] = !array.IsArray ? Fail() : Handover.IsCopied(operation) ? OwnCopy(operation, array) : array;
            return Nothing;
        }

        if (Declare(operation.Symbol, operation) is not { } slot)
        {
            return Nothing;
        }

        if (initializer is null)
        {
            _context.HasUnassigned = true;
            return Nothing;
        }

        Store(slot, initializer.Value);
        return Nothing;
    }

    public override Value VisitReturn(IReturnOperation operation, Variable? into)
    {
        if (operation.Kind is OperationKind.YieldReturn)
        {
            return DefaultVisit(operation, null);
        }

        if (operation.ReturnedValue is null)
        {
            _statements.Add(new Return([]));
            return Nothing;
        }

        if ((_returned is not null || _returnsLength) && operation.ReturnedValue is IConversionOperation { IsImplicit: true, Operand: IThrowOperation or { ConstantValue: { HasValue: true, Value: null } } })
        {
            // The conversion reports null. After a throw there is no array to return.
            Visit(operation.ReturnedValue, null);
            _statements.Add(new Return([.. Enumerable.Repeat(Literal.Of(0), _returnsLength ? LengthsOf(operation.ReturnedValue) : 0)]));
            return Nothing;
        }

        if (_returnsLength)
        {
            return ReturnLength(operation, Visit(WithoutConversion(operation.ReturnedValue), null));
        }

        if (_returned is not null)
        {
            return ReturnArray(operation, _returned);
        }

        Value value = Visit(operation.ReturnedValue, null);
        _statements.Add(new Return(value.Atoms.ToEquatableArray()));
        return Nothing;
    }

    // A matrix has two.
    private static int LengthsOf(IOperation returned) => TypeLowering.MatrixElement(returned.Type) is null ? 1 : 2;

    private Value ReturnLength(IReturnOperation operation, Value returned)
    {
        _statements.Add(new Return(returned switch
        {
            Value.Matrix matrix => [matrix.Rows, matrix.Columns],
            Value.Scalar array => [LengthOf(operation, array.Atom)],
            _ => [],
        }));
        return Nothing;
    }

    /// <summary>An array is returned by writing its elements where the caller wants them.</summary>
    private Value ReturnArray(IReturnOperation operation, Variable returned)
    {
        IOperation value = WithoutConversion(operation.ReturnedValue!);
        Atom? inline = TypeLowering.InlineArray(value.Type) is var (_, length) ? Literal.Of(length) : null;

        if (inline is not null && IsDefault(value))
        {
            SetElements(operation, returned, inline, _ => Literal.Default(returned.Type.Element!));
        }
        else if (ElementsOf(value) is var array && array.Type.Element == returned.Type.Element)
        {
            _context.ReturnsParameter |= inline is null && (IsGiven(OwnerOf(array)) || MayStandForGiven(value, array));
            SetElements(operation, returned, inline ?? LengthOf(operation, array), position => ElementAt(operation, array, position));
        }
        else
        {
            return Fail();
        }

        _statements.Add(new Return([]));
        return Nothing;
    }

    private bool IsGiven(Atom array) => IsParameter(array) || _tables.Values.Any(table => table.Target == array);

    /// <summary>Whether the array that is returned may, in C#, be one that the method was given: a copy took its place, and arrays were handed on.</summary>
    private bool MayStandForGiven(IOperation returned, Atom array) => _hasCopiesOfGiven
        && (_handedOver.Contains(OwnerOf(array)) || (ArrayNames.VariableOf(returned) is { } variable && LocalUses.Of(variable, returned).Any(static use => use.Parent is ISimpleAssignmentOperation or ITupleOperation)));

    /// <summary>The array that a variable gets of its own, because others will be copied to it.</summary>
    private Value OwnCopy(IVariableDeclaratorOperation operation, Value array)
    {
        Value copy = CopyOf(operation, array);
        _hasCopiesOfGiven |= array.Atoms.Any(atom => IsGiven(OwnerOf(atom)));
        _handedOver.UnionWith(copy.Atoms);
        return copy;
    }

    public override Value VisitThrow(IThrowOperation operation, Variable? into)
    {
        if (operation.Exception is null)
        {
            return Report(Descriptors.UnsupportedStatement, operation, "A throw without an exception", "throw a new exception");
        }

        AddGuard(operation.Exception, "throw ", ";", alwaysThrows: true);
        return Nothing;
    }

    /// <summary>An if statement and a ?: expression are the same operation; the expression has a type.</summary>
    public override Value VisitConditional(IConditionalOperation operation, Variable? into)
    {
        Atom condition = Atom(operation.Condition);

        if (condition.Type != IrType.Boolean)
        {
            // The arms are still visited for what they contain.
            Fail();
            condition = Literal.False;
        }

        return operation.Type is null || operation.Syntax is IfStatementSyntax
            ? IfStatement(operation, condition)
            : ConditionalExpression(operation, condition, into);
    }

    private Value IfStatement(IConditionalOperation operation, Atom condition)
    {
        Origin origin = OriginOf(operation);
        List<StructuredStatement> then = Apart(() => VisitArm(operation.WhenTrue));
        List<StructuredStatement> @else = Apart(() => VisitArm(operation.WhenFalse));

        // As where an array that is known to be there is compared with null: what follows still stands at the start of the method.
        if (condition == Literal.False)
        {
            _statements.AddRange(@else);
        }
        else
        {
            _statements.Add(new Branch(condition, [.. then], [.. @else], origin));
        }

        return Nothing;
    }

    private Value ConditionalExpression(IConditionalOperation operation, Atom condition, Variable? into)
    {
        if (IsChoiceOfArrays(operation))
        {
            return Nothing;
        }

        if (Slot(operation.Type, into?.Name ?? "choice", operation, into) is not { } slot)
        {
            return Nothing;
        }

        Origin origin = OriginOf(operation);
        List<StructuredStatement> then = Apart(() => Store(slot, operation.WhenTrue));
        List<StructuredStatement> @else = Apart(() => Store(slot, operation.WhenFalse!));
        _statements.Add(new Branch(condition, [.. then], [.. @else], origin));
        return slot;
    }

    /// <summary>Whether an expression chooses between arrays, which is reported.</summary>
    private bool IsChoiceOfArrays(IOperation operation)
    {
        bool isArray = TypeLowering.Lower(operation.Type) is { IsArray: true } || TypeLowering.ElementOf(operation.Type) is not null;

        if (isArray)
        {
            Report(Descriptors.UnsupportedExpression, operation, "A choice between arrays", "choose between their elements, or call a method in each arm");
        }

        return isArray;
    }

    private void VisitArm(IOperation? arm)
    {
        if (arm is not (null or IBlockOperation))
        {
            BeginStatement(arm);
        }

        Visit(arm, null);
    }

    /// <summary>Remembers the statement's text for comments, and whether it assigns inside an expression.</summary>
    private void BeginStatement(IOperation statement)
    {
        _statementText = SourceText.OneLine(statement.Syntax);
        _copyReads = HasAssignments(statement, statement is IExpressionStatementOperation ? 2 : 1);
    }

    private static bool HasAssignments(IOperation operation, int count) => Missing(operation, count) == 0;

    /// <summary>How many of so many assignments are not in the operation.</summary>
    private static int Missing(IOperation operation, int count)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            if (count == 0)
            {
                return 0;
            }

            count = Missing(child, child is IAssignmentOperation or IIncrementOrDecrementOperation ? count - 1 : count);
        }

        return count;
    }

    /// <summary>A new place for a local variable of the symbol's type; null if the type is not supported.</summary>
    private Value? Declare(ILocalSymbol local, IOperation operation)
    {
        Value? slot = Slot(local.Type, local.Name, operation, null);
        _slots[local] = slot ?? Nothing;
        return slot;
    }

    /// <summary>Variables for a value of the type: one for a scalar, one for each element of a tuple.</summary>
    private Value? Slot(ITypeSymbol? type, string name, IOperation operation, Variable? into)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            List<Value> elements = [];

            foreach (IFieldSymbol element in tuple.TupleElements)
            {
                if (IsArrayInTuple(element.Type, operation) || Slot(element.Type, name + SourceText.Capitalized(element.Name), operation, null) is not { } slot)
                {
                    return null;
                }

                elements.Add(slot);
            }

            return new Value.Tuple(elements.ToEquatableArray());
        }

        if (TypeLowering.Lower(type) is not { } irType)
        {
            ReportType(type, operation);
            return null;
        }

        return new Value.Scalar(into is not null && into.Type == irType ? into : Fresh(name, irType));
    }

    /// <summary>Whether the type is that of arrays, which is reported: another variable for an array that has one would be a copy.</summary>
    private bool IsArrayInTuple(ITypeSymbol? type, IOperation operation)
    {
        bool isArray = TypeLowering.Lower(type) is { IsArray: true };

        if (isArray)
        {
            Report(Descriptors.UnsupportedExpression, operation, "An array in a tuple", "declare a variable for the array alone");
        }

        return isArray;
    }

    private void ReportType(ITypeSymbol? type, IOperation operation)
    {
        if (type is null or { TypeKind: TypeKind.Error })
        {
            Fail();
            return;
        }

        Report(
            Descriptors.UnsupportedType,
            operation,
            type.ToDisplayString(NullableFlowState.None, SymbolDisplayFormat.MinimallyQualifiedFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)),
            TypeAdvice.Instead(type));
    }

    /// <summary>Lowers the expression into the place.</summary>
    private void Store(Value slot, IOperation expression)
    {
        Variable? into = slot is Value.Scalar { Atom: Variable variable } ? variable : null;
        Store(slot, Visit(expression, into), expression);
    }

    private void Store(Value slot, Value value, IOperation operation)
    {
        switch (slot, value)
        {
            case (Value.Scalar { Atom: Variable target }, Value.Scalar scalar) when scalar.Atom.Type == target.Type:
                Assign(target, scalar.Atom);
                break;

            case (Value.Tuple targets, Value.Tuple values) when targets.Elements.Count == values.Elements.Count:
                for (int i = 0; i < targets.Elements.Count; i++)
                {
                    Store(targets.Elements[i], values.Elements[i], operation);
                }

                break;

            case (Value.Scalar { Atom.Type.IsArray: true }, Value.Scalar { Atom.Type.IsArray: true }):
                Report(Descriptors.UnsupportedExpression, operation, "An assignment of an array to a variable", "declare the variable where the array is made");
                break;

            default:
                // The types do not fit: something before was reported, or does not compile.
                Fail();
                break;
        }
    }
}
