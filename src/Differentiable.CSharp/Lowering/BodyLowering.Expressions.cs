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
    private static readonly SymbolDisplayFormat OperatorName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

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

        if (UsesReported(operation))
        {
            return Fail();
        }

        // What is wrong is the object, not the field in it.
        if (operation.Instance is not (null or IInstanceReferenceOperation) && TypeLowering.Lower(operation.Instance.Type) is null)
        {
            Visit(operation.Instance, null);
            return Fail();
        }

        if (field is not { IsStatic: true, IsReadOnly: true })
        {
            return ReportRead(operation, field);
        }

        if (TypeLowering.Lower(field.Type) is not { } type)
        {
            ReportType(field.Type, operation);
            return Nothing;
        }

        if (type.IsArray && (type.Form != ArrayForm.Vector || field.Type is not IArrayTypeSymbol))
        {
            return Report(Descriptors.SharedState, operation, field.Name, $"pass it as a parameter{(type.Element is { IsFloatingPoint: true } ? ", marked [NoDerivative]" : "")}; of arrays only those with one index can be read where they are");
        }

        RequireAccess(field);
        NamedConstant constant = new(type, field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + Identifiers.Escape(field.Name));
        return new Value.Scalar(type.IsArray ? TableOf(operation, constant) : constant);
    }

    /// <summary>The array in a static field: its elements are read, and it is passive.</summary>
    private Variable TableOf(IFieldReferenceOperation operation, NamedConstant constant)
    {
        if (!_tables.TryGetValue(operation.Field, out Let? table))
        {
            table = new([Fresh(NameOfTable(operation.Field.Name), constant.Type)], Arrays.Table, [constant], OriginOf(operation));
            _tables.Add(operation.Field, table);
        }

        return table.Target;
    }

    // As locals are called: s_weights and Weights are weights.
    private static string NameOfTable(string field)
    {
        string name = (field.StartsWith("s_", StringComparison.Ordinal) ? field.Substring(2) : field).TrimStart('_');
        return name.Length > 0 && char.IsLetter(name[0]) ? SourceText.Uncapitalized(name) : field;
    }

    public override Value VisitPropertyReference(IPropertyReferenceOperation operation, Variable? into) => operation.Property.IsStatic
        ? ReportRead(operation, operation.Property)
        : ArrayMember(operation, into) ?? DefaultVisit(operation, into);

    private Value ReportRead(IOperation operation, ISymbol member) => Report(
        Descriptors.SharedState,
        operation,
        member.Name,
        member.DeclaringSyntaxReferences.IsEmpty ? "pass its value as a parameter" : "pass its value as a parameter, or make it const or a static readonly field");

    public override Value VisitConversion(IConversionOperation operation, Variable? into)
    {
        // An array as a span, or a span as a read-only one.
        if (TypeLowering.ElementOf(operation.Operand.Type) is not null && TypeLowering.Lower(operation.Operand.Type) is { } array && array == TypeLowering.Lower(operation.Type))
        {
            return Visit(operation.Operand, into);
        }

        // A local inline array as a span: what is written to one is written to the other.
        if (IsInlineArray(operation.Operand) && TypeLowering.ElementOf(operation.Type) is not null)
        {
            return Visit(operation.Operand, into);
        }

        // A clone of an array, which C# calls an object.
        if (operation.Operand is IInvocationOperation { TargetMethod.Name: "Clone" } clone && ArrayView(clone) is { } copy)
        {
            return copy;
        }

        if (operation.OperatorMethod is not null)
        {
            return ReportOperator(operation, operation.OperatorMethod);
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
            return DefaultOf(operation.Type) ?? Nothing;
        }

        // The null literal takes its type from what it is compared with or stored in, and that is reported, unless arrays of that type can be used.
        if (operation is { IsImplicit: true, Operand.ConstantValue: { HasValue: true, Value: null } })
        {
            return operation.Parent is not IBinaryOperation && TypeLowering.Lower(operation.Type) is { IsArray: true }
                ? Report(Descriptors.UnsupportedExpression, operation, "An array that is null", "make an array")
                : Fail();
        }

        if (TypeLowering.Lower(operation.Type) is not { } type)
        {
            // A conversion that is not written is no cause of its own where its operand is in error.
            if (!IsNothing(Visit(operation.Operand, null)) || !operation.IsImplicit)
            {
                ReportType(operation.Type, operation);
            }

            return Fail();
        }

        return ConvertTo(operation, Atom(operation.Operand), type, operation.IsChecked, into);
    }

    /// <summary>The value of what is never reached; null if the type is not supported.</summary>
    private static Value? DefaultOf(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return TypeLowering.Lower(type) is { } scalar ? new Value.Scalar(Literal.Default(scalar)) : null;
        }

        Value?[] elements = [.. tuple.TupleElements.Select(static element => DefaultOf(element.Type))];
        return elements.Contains(null) ? null : new Value.Tuple([.. elements.OfType<Value>()]);
    }

    public override Value VisitUnaryOperator(IUnaryOperation operation, Variable? into)
    {
        if (operation.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return ReportOperator(operation, method);
        }

        Atom operand = Atom(operation.Operand);

        if (operation.OperatorKind == UnaryOperatorKind.Plus)
        {
            return new Value.Scalar(operand);
        }

        Primitive? primitive = Operators.Unary(operation.OperatorKind, operand.Type);
        return primitive is null || TypeLowering.Lower(operation.Type) is not { } type
            ? Unsupported(operation, operand)
            : Apply(operation, WithContext(primitive, operation.IsChecked), type, into, operand);
    }

    public override Value VisitBinaryOperator(IBinaryOperation operation, Variable? into)
    {
        if (operation.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return ReportOperator(operation, method);
        }

        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            return ShortCircuit(operation, into);
        }

        if (operation is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            return ReportConcatenation(operation, operation.LeftOperand, operation.RightOperand);
        }

        if (operation.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && TestedForNull(operation) is { } tested)
        {
            return NullTest(operation, tested, operation.OperatorKind == BinaryOperatorKind.Equals);
        }

        Atom left = Atom(operation.LeftOperand);
        Atom right = Atom(IsNothing(left) ? WithoutConversion(operation.RightOperand) : operation.RightOperand);
        return Binary(operation, operation.OperatorKind, operation.IsChecked, left, right, operation.Type, into);
    }

    /// <summary>The array that is compared with null, if the operation does that.</summary>
    private static IOperation? TestedForNull(IBinaryOperation operation) => (operation.LeftOperand, operation.RightOperand) switch
    {
        var (tested, other) when IsNull(other) && IsArrayObject(tested) => tested,
        var (other, tested) when IsNull(other) && IsArrayObject(tested) => tested,
        _ => null,
    };

    private static bool IsArrayObject(IOperation operation) => WithoutConversion(operation).Type is IArrayTypeSymbol type && TypeLowering.Lower(type) is not null;

    private static bool IsNull(IOperation operation) => WithoutConversion(operation).ConstantValue is { HasValue: true, Value: null };

    /// <summary>
    /// Whether an array is null, in a condition of what throws then. An array that is made here is not, and the caller's are looked at where the method begins: what is thrown is an
    /// ArgumentNullException.
    /// </summary>
    private Value NullTest(IOperation operation, IOperation tested, bool isEqual)
    {
        IOperation condition = operation;

        while (condition.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or IConversionOperation)
        {
            condition = condition.Parent;
        }

        if (!isEqual || condition.Parent is not IConditionalOperation branch || branch.Condition != condition || !Throws(branch.WhenTrue))
        {
            return Report(Descriptors.UnsupportedExpression, operation, "A comparison of an array with null", "throw where it is null: ArgumentNullException.ThrowIfNull(x), or if (x is null) { throw ...; }");
        }

        if (WithoutConversion(tested) is IParameterReferenceOperation { Parameter: { } parameter } && IsAtStart && _slots.TryGetValue(parameter, out Value? slot) && HoleOf(slot, null, "") is { Type.IsArray: true } caller && IsParameter(caller))
        {
            Add(NullGuard.For(caller, parameter.Name, OriginOf(operation)));
        }

        return new Value.Scalar(Literal.False);
    }

    private static bool Throws(IOperation? arm) => arm switch
    {
        IBlockOperation { Operations: [{ } only] } => Throws(only),
        IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation => true,
        _ => false,
    };

    private Value ReportConcatenation(IOperation operation, params IOperation[] operands)
    {
        // The innermost of a chain of them is reported.
        Value[] values = [.. operands.Select(operand => Visit(WithoutConversion(operand), null))];
        return values.Any(IsNothing) ? Fail() : Report(Descriptors.UnsupportedExpression, operation, "Joining strings", "build them outside and pass them in as parameters");
    }

    // To the type of the other operand, which is in error: reported there.
    /// <summary>What an implicit conversion of the language converts; one that an operator of the user's does is a call.</summary>
    private static IOperation WithoutConversion(IOperation operand) => operand is IConversionOperation { IsImplicit: true } conversion && IsOfLanguage(conversion) ? conversion.Operand : operand;

    // Spans, and indexes from integers, have operators too.
    private static bool IsOfLanguage(IConversionOperation conversion) =>
        conversion.OperatorMethod is null or { ContainingType.ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public override Value VisitTupleBinaryOperator(ITupleBinaryOperation operation, Variable? into) =>
        Report(Descriptors.UnsupportedExpression, operation, "A comparison of tuples", "compare their elements");

    private Value Binary(IOperation operation, BinaryOperatorKind kind, bool isChecked, Atom left, Atom right, ITypeSymbol? resultType, Variable? into)
    {
        Primitive? primitive = left.Type.IsArray ? null : Operators.Binary(kind, left.Type);

        if (primitive is null || TypeLowering.Lower(resultType) is not { } type || !primitive.Signature.Accepts([left.Type, right.Type]))
        {
            return Unsupported(operation, left, right);
        }

        return Apply(operation, WithContext(primitive, isChecked), type, into, left, right);
    }

    private Value Unsupported(IOperation operation, params Atom[] operands)
    {
        // Where an operand is in error already, this would only echo it.
        if (operands.Any(IsNothing) && !operands.Any(static operand => operand.Type.IsArray))
        {
            return Fail();
        }

        if (operands.Any(static operand => operand.Type.IsArray))
        {
            return Report(Descriptors.UnsupportedExpression, operation, "This comparison or conversion of an array", "work with its elements and its Length");
        }

        string types = string.Join(" and ", operands.Select(static operand => operand.Type.Name.Replace("global::", "")).Distinct());
        return Report(
            Descriptors.UnsupportedExpression,
            operation,
            $"This {(operation is IConversionOperation ? "conversion" : "operator")} on {types}",
            operands.Any(static operand => operand.Type.Kind == IrTypeKind.Enum) ? "convert to int first" : "convert to double first");
    }

    private Value ReportOperator(IOperation operation, IMethodSymbol method)
    {
        Value[] operands = [.. operation.ChildOperations.Select(operand => Visit(operand, null))];

        if (operands.Any(IsNothing))
        {
            return Fail();
        }

        string name = method.ToDisplayString(OperatorName);
        return Report(Descriptors.UnknownCall, operation, name, "use double or float, and a static method that is marked [Differentiable] instead of the operator");
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
    private Value ShortCircuit(IBinaryOperation operation, Variable? into) =>
        ShortCircuit(operation, operation.OperatorKind == BinaryOperatorKind.ConditionalAnd, Atom(operation.LeftOperand), () => Atom(operation.RightOperand), into);

    private Value ShortCircuit(IOperation operation, bool isAnd, Atom left, Func<Atom> second, Variable? into)
    {
        Atom right = Literal.False;
        List<StructuredStatement> onRight = Apart(() => right = second());

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
        statement is Perform { Statement: Let { Primitive: { MayThrow: false, ReadsElements: false } } let } && let.Targets.All(static target => target.Type.Kind is IrTypeKind.Boolean);

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
            ITypeSymbol target = tuple.TupleElements[i].Type;

            if (elements[i] is Value.Scalar scalar && TypeLowering.Lower(target) is { } type)
            {
                converted.Add(ConvertTo(operation, scalar.Atom, type, isChecked: false, null));
            }
            else if (elements[i] is Value.Tuple && target is INamedTypeSymbol { IsTupleType: true } inner)
            {
                converted.Add(ConvertElements(operation, inner, elements[i]));
            }
            else
            {
                return Report(Descriptors.UnsupportedExpression, operation, "This conversion of tuples", "convert the elements");
            }
        }

        return new Value.Tuple([.. converted]);
    }

    private Value ConvertTo(IOperation operation, Atom operand, IrType type, bool isChecked, Variable? into)
    {
        if (operand.Type == type)
        {
            return new Value.Scalar(operand);
        }

        if (IsNothing(operand))
        {
            return Fail();
        }

        if (operand.Type.Kind is IrTypeKind.String or IrTypeKind.Boolean || type.Kind is IrTypeKind.String or IrTypeKind.Boolean)
        {
            return Unsupported(operation, operand);
        }

        Variable target = into is not null && into.Type == type ? into : Fresh(operand is Variable variable ? variable.Name : "constant", type);
        bool checks = isChecked && !type.IsFloatingPoint;
        Add(new Let([target], checks ? Conversions.CheckedConvert : Conversions.Convert, [operand], OriginOf(operation)));
        return new Value.Scalar(target);
    }
}
