namespace Differentiable.Testing.RandomPrograms;

/// <summary>Arithmetic on reals, in double or float, that records its derivatives on a tape.</summary>
internal sealed class RealArithmetic(Tape tape)
{
    public OracleValue Constant(ScalarType type, double value) =>
        OracleValue.OfReal(type, tape.AddLeaf(value, type == ScalarType.Float, isActive: false));

    public double ValueOf(OracleValue value) => tape.Nodes[value.Node].Value;

    public OracleValue Negate(OracleValue operand) =>
        Record(operand.Type, -ValueOf(operand), [operand.Node], static () => LocalDerivatives.Linear(-1));

    public OracleValue Convert(OracleValue operand, ScalarType type)
    {
        double value = ValueOf(operand);
        return operand.Type == type
            ? operand
            : Record(type, type == ScalarType.Float ? (float)value : value, [operand.Node], static () => LocalDerivatives.Linear(1));
    }

    /// <summary>The same value without a derivative; of an array, a copy.</summary>
    public OracleValue Detach(OracleValue operand) => operand.Array is { } array
        ? OracleValue.OfArray(operand.Type, array.Select(Detach))
        : Constant(operand.Type, ValueOf(operand));

    public OracleValue Apply(BinaryOperator op, OracleValue left, OracleValue right)
    {
        double x = ValueOf(left);
        double y = ValueOf(right);
        double value = left.Type == ScalarType.Float ? Single(op, (float)x, (float)y) : Double(op, x, y);
        return Record(left.Type, value, [left.Node, right.Node], () => ArithmeticDerivatives.Of(op, x, y, value));
    }

    public OracleValue Apply(MathFunction function, ScalarType type, OracleValue[] arguments)
    {
        double[] x = [.. arguments.Select(ValueOf)];
        double value = type == ScalarType.Float
            ? function.EvaluateSingle([.. x.Select(static v => (float)v)])
            : function.EvaluateDouble(x);
        int[] operands = [.. arguments.Select(static a => a.Node)];
        int node = tape.Add(value, type == ScalarType.Float, operands, () => function.Derive(x, value), () => function.IsAmbiguousAt(x));
        return OracleValue.OfReal(type, node);
    }

    public (OracleValue Sine, OracleValue Cosine) SinCos(OracleValue operand)
    {
        double x = ValueOf(operand);
        (double sine, double cosine) = operand.Type == ScalarType.Float ? MathF.SinCos((float)x) : Math.SinCos(x);
        return (
            Record(operand.Type, sine, [operand.Node], () => SmoothFunctions.Sin.Derive([x], sine)),
            Record(operand.Type, cosine, [operand.Node], () => SmoothFunctions.Cos.Derive([x], cosine)));
    }

    public static bool Compare(BinaryOperator op, double x, double y) => op switch
    {
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual => x != y,
        BinaryOperator.Less => x < y,
        BinaryOperator.LessOrEqual => x <= y,
        BinaryOperator.Greater => x > y,
        BinaryOperator.GreaterOrEqual => x >= y,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    private static double Double(BinaryOperator op, double x, double y) => op switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => x % y,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    private static float Single(BinaryOperator op, float x, float y) => op switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => x % y,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    private OracleValue Record(ScalarType type, double value, int[] operands, Func<LocalDerivatives> derive) =>
        OracleValue.OfReal(type, tape.Add(value, type == ScalarType.Float, operands, derive));
}
