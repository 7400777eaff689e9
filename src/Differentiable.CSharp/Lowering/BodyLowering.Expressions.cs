using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Operands, operators and conversions.</content>
internal sealed partial class BodyLowering
{
    public override Value VisitParenthesized(IParenthesizedOperation operation, Variable? into) => Visit(operation.Operand, into);

    public override Value VisitLiteral(ILiteralOperation operation, Variable? into)
    {
        ReportType(operation.Type, operation);
        return Nothing;
    }

    public override Value VisitDefaultValue(IDefaultValueOperation operation, Variable? into)
    {
        ReportType(operation.Type, operation);
        return Nothing;
    }

    public override Value VisitLocalReference(ILocalReferenceOperation operation, Variable? into) => Read(operation.Local);

    public override Value VisitParameterReference(IParameterReferenceOperation operation, Variable? into) => Read(operation.Parameter);

    public override Value VisitTuple(ITupleOperation operation, Variable? into) =>
        new Value.Tuple([.. operation.Elements.Select(element => Visit(element, null))]);

    public override Value VisitFieldReference(IFieldReferenceOperation operation, Variable? into)
    {
        IFieldSymbol field = operation.Field;

        if (operation.Instance is { Type: INamedTypeSymbol { IsTupleType: true } tuple })
        {
            return TupleElement(operation, tuple);
        }

        if (field is not { IsStatic: true, IsReadOnly: true })
        {
            return Report(Descriptors.SharedState, operation, field.Name);
        }

        if (TypeLowering.Lower(field.Type) is not { } type)
        {
            ReportType(field.Type, operation);
            return Nothing;
        }

        return new Value.Scalar(new NamedConstant(type, field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + Identifiers.Escape(field.Name)));
    }

    public override Value VisitPropertyReference(IPropertyReferenceOperation operation, Variable? into) => operation.Property.IsStatic
        ? Report(Descriptors.SharedState, operation, operation.Property.Name)
        : DefaultVisit(operation, into);

    public override Value VisitConversion(IConversionOperation operation, Variable? into)
    {
        if (operation.OperatorMethod is not null)
        {
            return Report(Descriptors.UnknownCall, operation, operation.OperatorMethod.ContainingType.Name + "'s conversion operator", "use double and float only");
        }

        if (operation.Conversion is { IsIdentity: true })
        {
            return Visit(operation.Operand, into);
        }

        if (operation.Type is INamedTypeSymbol { IsTupleType: true } tuple && operation.Operand.Type is INamedTypeSymbol { IsTupleType: true })
        {
            return ConvertElements(operation, tuple, Visit(operation.Operand, null));
        }

        // throw in an expression: the conversion only gives it a type.
        if (operation.Operand is IThrowOperation)
        {
            Visit(operation.Operand, null);
            return TypeLowering.Lower(operation.Type) is { } thrown ? new Value.Scalar(Literal.Default(thrown)) : Nothing;
        }

        if (TypeLowering.Lower(operation.Type) is not { } type)
        {
            ReportType(operation.Type, operation);
            Visit(operation.Operand, null);
            return Nothing;
        }

        return ConvertTo(operation, Atom(operation.Operand), type, operation.IsChecked, into);
    }

    public override Value VisitUnaryOperator(IUnaryOperation operation, Variable? into)
    {
        if (operation.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return Report(Descriptors.UnknownCall, operation, method.ContainingType.Name + "'s operator", "use double and float only");
        }

        Atom operand = Atom(operation.Operand);

        if (operation.OperatorKind == UnaryOperatorKind.Plus)
        {
            return new Value.Scalar(operand);
        }

        Primitive? primitive = Operators.Unary(operation.OperatorKind, operand.Type);
        return primitive is null || TypeLowering.Lower(operation.Type) is not { } type
            ? Unsupported(operation)
            : Apply(operation, WithContext(primitive, operation.IsChecked), type, into, operand);
    }

    public override Value VisitBinaryOperator(IBinaryOperation operation, Variable? into)
    {
        if (operation.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return Report(Descriptors.UnknownCall, operation, method.ContainingType.Name + "'s operator " + operation.Syntax, "use double and float only");
        }

        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            return ShortCircuit(operation, into);
        }

        return Binary(operation, operation.OperatorKind, operation.IsChecked, Atom(operation.LeftOperand), Atom(operation.RightOperand), operation.Type, into);
    }

    public override Value VisitTupleBinaryOperator(ITupleBinaryOperation operation, Variable? into) =>
        Report(Descriptors.UnsupportedExpression, operation, "A comparison of tuples", "compare their elements");

    private Value Binary(IOperation operation, BinaryOperatorKind kind, bool isChecked, Atom left, Atom right, ITypeSymbol? resultType, Variable? into)
    {
        Primitive? primitive = Operators.Binary(kind, left.Type);

        if (primitive is null || TypeLowering.Lower(resultType) is not { } type || !primitive.Signature.Accepts([left.Type, right.Type]))
        {
            return Unsupported(operation);
        }

        return Apply(operation, WithContext(primitive, isChecked), type, into, left, right);
    }

    private Value Unsupported(IOperation operation)
    {
        // Where an operand is in error already, this would only echo it.
        return _context.HasFailed ? Nothing : Report(Descriptors.UnsupportedExpression, operation, "This operator on these types", "convert the operands to double");
    }

    // Overflow checking that differs from the compilation's default has to be written out.
    private Primitive WithContext(Primitive primitive, bool isChecked)
    {
        bool isDefault = _context.Compilation.Options is Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions { CheckOverflow: true };
        IReadOnlyDictionary<Primitive, Primitive> variants = isChecked ? Integers.Checked : Integers.Unchecked;
        return isChecked != isDefault && variants.TryGetValue(primitive, out Primitive? variant) ? variant : primitive;
    }

    // string == string is an operator method of System.String.
    private static bool IsBuiltIn(IMethodSymbol method) => method.ContainingType.SpecialType != SpecialType.None && method.ContainingType.SpecialType != SpecialType.System_Decimal;

    /// <summary>&amp;&amp; and ||: where the right side is passive, cheap and cannot fail, both sides are computed; else it is a branch.</summary>
    private Value ShortCircuit(IBinaryOperation operation, Variable? into)
    {
        bool isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        Atom left = Atom(operation.LeftOperand);
        Atom right = Literal.False;
        List<StructuredStatement> onRight = Apart(() => right = Atom(operation.RightOperand));

        if (left.Type != IrType.Boolean || right.Type != IrType.Boolean)
        {
            return Fail();
        }

        if (onRight.TrueForAll(IsHarmless))
        {
            _statements.AddRange(onRight);
            return Apply(operation, isAnd ? Logic.And : Logic.Or, IrType.Boolean, into, left, right);
        }

        Variable target = into ?? Fresh("condition", IrType.Boolean);
        StructuredStatement[] evaluated = [.. onRight, new Assign(target, right)];
        StructuredStatement[] skipped = [new Assign(target, Literal.Of(!isAnd))];
        _statements.Add(new Branch(left, [.. isAnd ? evaluated : skipped], [.. isAnd ? skipped : evaluated], OriginOf(operation)));
        return new Value.Scalar(target);
    }

    private static bool IsHarmless(StructuredStatement statement) =>
        statement is Perform { Statement: Let { Primitive.MayThrow: false } let } && let.Targets.All(static target => target.Type.Kind is IrTypeKind.Boolean);

    private Value Read(ISymbol symbol)
    {
        if (!_slots.TryGetValue(symbol, out Value? value))
        {
            return Fail();
        }

        return _copyReads ? Copy(value) : value;
    }

    /// <summary>A value that later assignments in the same statement do not change.</summary>
    private Value Copy(Value value)
    {
        switch (value)
        {
            case Value.Scalar { Atom: Variable variable }:
                Variable copy = Fresh(variable.Name, variable.Type);
                Assign(copy, variable);
                return new Value.Scalar(copy);
            case Value.Tuple tuple:
                return new Value.Tuple([.. tuple.Elements.Select(Copy)]);
            default:
                return value;
        }
    }

    private Value TupleElement(IFieldReferenceOperation operation, INamedTypeSymbol tuple)
    {
        IFieldSymbol field = operation.Field.CorrespondingTupleField ?? operation.Field;
        int index = -1;

        for (int i = 0; i < tuple.TupleElements.Length; i++)
        {
            index = SymbolEqualityComparer.Default.Equals(tuple.TupleElements[i].CorrespondingTupleField ?? tuple.TupleElements[i], field) ? i : index;
        }

        return Visit(operation.Instance, null) is Value.Tuple value && index >= 0 && index < value.Elements.Count ? value.Elements[index] : Fail();
    }

    private Value ConvertElements(IOperation operation, INamedTypeSymbol tuple, Value value)
    {
        if (value is not Value.Tuple { Elements: var elements } || elements.Count != tuple.TupleElements.Length)
        {
            return Fail();
        }

        List<Value> converted = [];

        for (int i = 0; i < elements.Count; i++)
        {
            if (elements[i] is not Value.Scalar scalar || TypeLowering.Lower(tuple.TupleElements[i].Type) is not { } type)
            {
                return Report(Descriptors.UnsupportedExpression, operation, "This conversion of tuples", "convert the elements");
            }

            converted.Add(ConvertTo(operation, scalar.Atom, type, isChecked: false, null));
        }

        return new Value.Tuple([.. converted]);
    }

    private Value ConvertTo(IOperation operation, Atom operand, IrType type, bool isChecked, Variable? into)
    {
        if (operand.Type == type)
        {
            return new Value.Scalar(operand);
        }

        if (operand.Type.Kind is IrTypeKind.String or IrTypeKind.Boolean || type.Kind is IrTypeKind.String or IrTypeKind.Boolean)
        {
            return Unsupported(operation);
        }

        Variable target = into is not null && into.Type == type ? into : Fresh(operand is Variable variable ? variable.Name : "constant", type);
        bool checks = isChecked && !type.IsFloatingPoint;
        Add(new Let([target], checks ? Conversions.CheckedConvert : Conversions.Convert, [operand], OriginOf(operation)));
        return new Value.Scalar(target);
    }
}
