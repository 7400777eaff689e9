namespace Differentiable.Testing.RandomPrograms;

/// <summary>Evaluates expressions in the frame of one call.</summary>
internal sealed class ExpressionEvaluator(RandomProgram program, RealArithmetic reals, Dictionary<string, OracleValue> variables)
    : IExpressionVisitor<OracleValue>
{
    public OracleValue VisitLiteral(Literal literal) => literal.Value switch
    {
        double value => reals.Constant(ScalarType.Double, value),
        float value => reals.Constant(ScalarType.Float, value),
        int value => OracleValue.OfInteger(literal.Type, value),
        long value => OracleValue.OfInteger(ScalarType.Long, value),
        bool value => OracleValue.OfBool(value),
        string value => OracleValue.OfText(value),
        _ => throw new InvalidOperationException($"A literal of type {literal.Type} has no value."),
    };

    public OracleValue VisitVariableReference(VariableReference reference) => variables[reference.Variable.Name];

    public OracleValue VisitUnary(Unary unary)
    {
        OracleValue operand = unary.Operand.Accept(this);
        return unary.Operator switch
        {
            UnaryOperator.Plus => operand,
            UnaryOperator.Minus when unary.Type.IsReal() => reals.Negate(operand),
            UnaryOperator.Minus =>
                operand with { Integer = IntegerArithmetic.Apply(BinaryOperator.Subtract, unary.Type, 0, operand.Integer) },
            UnaryOperator.Complement => operand with { Integer = ~operand.Integer },
            UnaryOperator.Not => OracleValue.OfBool(!operand.IsTrue),
            _ => throw new InvalidOperationException($"No such operator: {unary.Operator}."),
        };
    }

    public OracleValue VisitBinary(Binary binary)
    {
        OracleValue left = binary.Left.Accept(this);
        return binary.Operator switch
        {
            BinaryOperator.AndAlso => left.IsTrue ? binary.Right.Accept(this) : left,
            BinaryOperator.OrElse => left.IsTrue ? left : binary.Right.Accept(this),
            _ => Apply(binary.Operator, left, binary.Right.Accept(this)),
        };
    }

    /// <summary>Applies an operator that evaluates both operands.</summary>
    public OracleValue Apply(BinaryOperator op, OracleValue left, OracleValue right)
    {
        bool isComparison = op is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual;
        if (!isComparison)
        {
            return left.Type.IsReal()
                ? reals.Apply(op, left, right)
                : OracleValue.OfInteger(left.Type, IntegerArithmetic.Apply(op, left.Type, left.Integer, right.Integer));
        }

        if (left.Type == ScalarType.String)
        {
            return OracleValue.OfBool(string.Equals(left.Text, right.Text, StringComparison.Ordinal) == (op == BinaryOperator.Equal));
        }

        return OracleValue.OfBool(left.Type.IsReal()
            ? RealArithmetic.Compare(op, reals.ValueOf(left), reals.ValueOf(right))
            : IntegerArithmetic.Compare(op, left.Integer, right.Integer));
    }

    public OracleValue VisitConversion(Conversion conversion)
    {
        OracleValue operand = conversion.Operand.Accept(this);
        return (operand.Type.IsReal(), conversion.Type) switch
        {
            (true, ScalarType.Int) => OracleValue.OfInteger(ScalarType.Int, (int)reals.ValueOf(operand)),
            (true, ScalarType.Long) => OracleValue.OfInteger(ScalarType.Long, (long)reals.ValueOf(operand)),
            (true, _) => reals.Convert(operand, conversion.Type),
            (false, ScalarType.Double) => reals.Constant(ScalarType.Double, operand.Integer),
            (false, ScalarType.Float) => reals.Constant(ScalarType.Float, (float)operand.Integer),
            (false, ScalarType.Int) => OracleValue.OfInteger(ScalarType.Int, unchecked((int)operand.Integer)),
            (false, _) => OracleValue.OfInteger(conversion.Type, operand.Integer),
        };
    }

    public OracleValue VisitConditional(Conditional conditional) =>
        (conditional.Condition.Accept(this).IsTrue ? conditional.Then : conditional.Else).Accept(this);

    public OracleValue VisitMathCall(MathCall call) =>
        reals.Apply(call.Function, call.Type, [.. call.Arguments.Select(a => a.Accept(this))]);

    public OracleValue VisitPassiveCall(PassiveCall call) =>
        OracleValue.OfInteger(call.Type, call.Function.Evaluate(reals.ValueOf(call.Argument.Accept(this))));

    public OracleValue VisitMethodCall(MethodCall call)
    {
        Dictionary<string, OracleValue> frame = [];
        foreach (Argument argument in call.Arguments)
        {
            OracleValue value = argument.Value.Accept(this);
            frame[argument.Parameter.Variable.Name] = argument.Parameter.IsNoDerivative ? reals.Detach(value) : value;
        }

        foreach (Parameter parameter in call.Method.Parameters)
        {
            if (!frame.ContainsKey(parameter.Variable.Name))
            {
                frame[parameter.Variable.Name] = parameter.Default!.Accept(this);
            }
        }

        // By name, because a shrunk program has other methods than its calls were made for.
        return MethodEvaluator.Run(program, reals, program.Helpers.First(m => m.Name == call.Method.Name), frame);
    }

    public OracleValue VisitElement(Element element)
    {
        (OracleArray array, long index) = Place(element);
        return array[index];
    }

    /// <summary>The array and the number of the element in it, which may be out of range.</summary>
    public (OracleArray Array, long Index) Place(Element element)
    {
        OracleArray array = ArrayOf(element.Array);
        long index = element.Index.Accept(this).Integer;
        return (array, element.IsFromEnd ? array.Length - index : index);
    }

    public OracleValue VisitLengthOf(LengthOf length) => OracleValue.OfInteger(ScalarType.Int, ArrayOf(length.Array).Length);

    public OracleValue VisitPart(Part part)
    {
        OracleArray array = ArrayOf(part.Array);
        long start = part.Start.Accept(this).Integer;
        long? second = part.Second?.Accept(this).Integer;
        if (part.Syntax != PartSyntax.Range)
        {
            return OracleValue.OfArray(part.Type, array.Slice(start, second));
        }

        long end = second is not { } given ? array.Length : part.IsFromEnd ? array.Length - given : given;
        return OracleValue.OfArray(
            part.Type,
            part.Form == ArrayForm.Array ? array.CopyOf(new((int)start, (int)end)) : array.Slice(start, end - start));
    }

    public OracleValue VisitNewArray(NewArray array)
    {
        if (array.Count is null)
        {
            return OracleValue.OfArray(array.Type, new(array.Elements.Select(e => e.Accept(this)).ToArray()));
        }

        OracleValue[] zeros = new OracleValue[array.Count.Accept(this).Integer];
        Array.Fill(zeros, Zero(array.Type));
        return OracleValue.OfArray(array.Type, new(zeros));
    }

    private OracleArray ArrayOf(Expression array) =>
        array.Accept(this).Array ?? throw new InvalidOperationException("An array was expected.");

    private OracleValue Zero(ScalarType type) => type.IsReal() ? reals.Constant(type, 0) : OracleValue.OfInteger(type, 0);

    public OracleValue VisitIncrement(Increment increment)
    {
        OracleValue old = variables[increment.Variable.Name];
        BinaryOperator op = increment.IsDecrement ? BinaryOperator.Subtract : BinaryOperator.Add;
        OracleValue updated = old with { Integer = IntegerArithmetic.Apply(op, old.Type, old.Integer, 1) };
        variables[increment.Variable.Name] = updated;
        return increment.IsPrefix ? updated : old;
    }
}
