namespace Differentiable.Testing.RandomPrograms;

/// <summary>The functions that are smooth where random programs call them.</summary>
public static class SmoothFunctions
{
    /// <summary>Math.Sin.</summary>
    public static MathFunction Sin { get; } = Unary("Sin", Math.Sin, MathF.Sin, static (x, y) => LocalDerivatives.Of(Math.Cos(x), -y));

    /// <summary>Math.Cos.</summary>
    public static MathFunction Cos { get; } = Unary("Cos", Math.Cos, MathF.Cos, static (x, y) => LocalDerivatives.Of(-Math.Sin(x), -y));

    /// <summary>Math.Tan.</summary>
    public static MathFunction Tan { get; } = Unary(
        "Tan", Math.Tan, MathF.Tan, static (_, y) => LocalDerivatives.Of(1 + (y * y), 2 * y * (1 + (y * y))));

    /// <summary>Math.Asin.</summary>
    public static MathFunction Asin { get; } = Unary(
        "Asin", Math.Asin, MathF.Asin, static (x, _) => InverseRoot(1 - (x * x), 1 + (x * x), x, 1));

    /// <summary>Math.Acos.</summary>
    public static MathFunction Acos { get; } = Unary(
        "Acos", Math.Acos, MathF.Acos, static (x, _) => InverseRoot(1 - (x * x), 1 + (x * x), x, -1));

    /// <summary>Math.Atan.</summary>
    public static MathFunction Atan { get; } = Unary("Atan", Math.Atan, MathF.Atan, static (x, _) => DeriveAtan(1 + (x * x), x));

    /// <summary>Math.Sinh.</summary>
    public static MathFunction Sinh { get; } = Unary("Sinh", Math.Sinh, MathF.Sinh, static (x, y) => LocalDerivatives.Of(Math.Cosh(x), y));

    /// <summary>Math.Cosh.</summary>
    public static MathFunction Cosh { get; } = Unary("Cosh", Math.Cosh, MathF.Cosh, static (x, y) => LocalDerivatives.Of(Math.Sinh(x), y));

    /// <summary>Math.Tanh.</summary>
    public static MathFunction Tanh { get; } = Unary(
        "Tanh",
        Math.Tanh,
        MathF.Tanh,
        static (_, y) => LocalDerivatives.Of(
            new Partial(1 - (y * y), 1 + (y * y)),
            new Partial(-2 * y * (1 - (y * y)), 2 * Math.Abs(y) * (1 + (y * y)))));

    /// <summary>Math.Asinh.</summary>
    public static MathFunction Asinh { get; } = Unary(
        "Asinh", Math.Asinh, MathF.Asinh, static (x, _) => InverseRoot((x * x) + 1, (x * x) + 1, -x, 1));

    /// <summary>Math.Acosh.</summary>
    public static MathFunction Acosh { get; } = Unary(
        "Acosh", Math.Acosh, MathF.Acosh, static (x, _) => InverseRoot((x * x) - 1, (x * x) + 1, -x, 1));

    /// <summary>Math.Atanh.</summary>
    public static MathFunction Atanh { get; } = Unary("Atanh", Math.Atanh, MathF.Atanh, static (x, _) => DeriveAtanh(1 - (x * x), x));

    /// <summary>Math.Exp.</summary>
    public static MathFunction Exp { get; } = Unary("Exp", Math.Exp, MathF.Exp, static (_, y) => LocalDerivatives.Of(y, y));

    /// <summary>Math.Log of one operand.</summary>
    public static MathFunction Log { get; } = Unary("Log", Math.Log, MathF.Log, static (x, _) => DeriveLog(x, 1));

    /// <summary>Math.Log2.</summary>
    public static MathFunction Log2 { get; } = Unary("Log2", Math.Log2, MathF.Log2, static (x, _) => DeriveLog(x, Math.Log(2)));

    /// <summary>Math.Log10.</summary>
    public static MathFunction Log10 { get; } = Unary("Log10", Math.Log10, MathF.Log10, static (x, _) => DeriveLog(x, Math.Log(10)));

    /// <summary>Math.Sqrt.</summary>
    public static MathFunction Sqrt { get; } = Unary(
        "Sqrt", Math.Sqrt, MathF.Sqrt, static (x, y) => LocalDerivatives.Of(0.5 / y, -0.25 / (x * y)));

    /// <summary>Math.Cbrt.</summary>
    public static MathFunction Cbrt { get; } = Unary(
        "Cbrt", Math.Cbrt, MathF.Cbrt, static (x, y) => LocalDerivatives.Of(1 / (3 * y * y), -2 / (9 * y * y * x)));

    /// <summary>Math.Pow.</summary>
    public static MathFunction Pow { get; } = new(
        "Pow", 2, static x => Math.Pow(x[0], x[1]), static x => MathF.Pow(x[0], x[1]), DerivePow);

    /// <summary>Math.Atan2.</summary>
    public static MathFunction Atan2 { get; } = new(
        "Atan2", 2, static x => Math.Atan2(x[0], x[1]), static x => MathF.Atan2(x[0], x[1]), DeriveAtan2);

    /// <summary>Math.Log of two operands, the second being the base.</summary>
    public static MathFunction LogOfBase { get; } = new(
        "Log", 2, static x => Math.Log(x[0], x[1]), static x => MathF.Log(x[0], x[1]), DeriveLogOfBase);

    /// <summary>double.Hypot.</summary>
    public static MathFunction Hypot { get; } = new(
        "Hypot", 2, static x => double.Hypot(x[0], x[1]), static x => float.Hypot(x[0], x[1]), DeriveHypot)
    {
        IsInMath = false,
        IsInMathF = false,
    };

    /// <summary>double.Lerp.</summary>
    public static MathFunction Lerp { get; } = new(
        "Lerp", 3, static x => double.Lerp(x[0], x[1], x[2]), static x => float.Lerp(x[0], x[1], x[2]), DeriveLerp)
    {
        IsInMath = false,
        IsInMathF = false,
    };

    /// <summary>Math.FusedMultiplyAdd.</summary>
    public static MathFunction FusedMultiplyAdd { get; } = new(
        "FusedMultiplyAdd",
        3,
        static x => Math.FusedMultiplyAdd(x[0], x[1], x[2]),
        static x => MathF.FusedMultiplyAdd(x[0], x[1], x[2]),
        DeriveFusedMultiplyAdd);

    internal static MathFunction Unary(
        string name, Func<double, double> evaluate, Func<float, float> evaluateSingle, Func<double, double, LocalDerivatives> derive) =>
        new(name, 1, x => evaluate(x[0]), x => evaluateSingle(x[0]), (x, y) => derive(x[0], y));

    /// <summary>The derivatives <c>sign / sqrt(square)</c> and <c>sign * slope / square^(3/2)</c>.</summary>
    private static LocalDerivatives InverseRoot(double square, double magnitude, double slope, int sign)
    {
        double amplification = 2 * magnitude / square;
        double first = sign / Math.Sqrt(square);
        return LocalDerivatives.Of(Partial.Of(first, amplification), Partial.Of(first * slope / square, amplification));
    }

    private static LocalDerivatives DeriveAtan(double square, double x) =>
        LocalDerivatives.Of(1 / square, -2 * x / (square * square));

    private static LocalDerivatives DeriveAtanh(double square, double x)
    {
        double amplification = 2 * (1 + (x * x)) / square;
        return LocalDerivatives.Of(Partial.Of(1 / square, amplification), Partial.Of(2 * x / (square * square), amplification));
    }

    private static LocalDerivatives DeriveLog(double x, double scale) =>
        LocalDerivatives.Of(1 / (x * scale), -1 / (x * x * scale));

    private static LocalDerivatives DerivePow(double[] operands, double value)
    {
        double x = operands[0];
        double y = operands[1];
        double log = Math.Log(x);

        // x^(y - 1) is computed at a rounded exponent, which enlarges its error by the exponent's share of the logarithm.
        double amplification = x == 0 ? 1 : 2 + Math.Abs(y * Math.Log(Math.Abs(x)));
        double slope = Math.Pow(x, y - 1);
        return LocalDerivatives.Of(
            Partial.Of(y * slope, amplification),
            Partial.Of(value * log, amplification),
            Partial.Of(y * (y - 1) * Math.Pow(x, y - 2), amplification),
            new Partial(slope * (1 + (y * log)), Math.Abs(slope) * (1 + Math.Abs(y * log)) * amplification),
            Partial.Of(value * log * log, amplification));
    }

    private static LocalDerivatives DeriveAtan2(double[] operands, double value)
    {
        double y = operands[0];
        double x = operands[1];
        double square = (x * x) + (y * y);

        // Each second derivative is a difference of terms no larger than these.
        double magnitude = 4 / square;
        return LocalDerivatives.Of(
            Partial.Of(x / square),
            Partial.Of(-y / square),
            new Partial(-2 * x * y / (square * square), magnitude),
            new Partial(((y * y) - (x * x)) / (square * square), magnitude),
            new Partial(2 * x * y / (square * square), magnitude));
    }

    private static LocalDerivatives DeriveLogOfBase(double[] operands, double value)
    {
        double x = operands[0];
        double b = operands[1];
        double log = Math.Log(b);
        return LocalDerivatives.Of(
            Partial.Of(1 / (x * log), 2),
            Partial.Of(-value / (b * log), 2),
            Partial.Of(-1 / (x * x * log), 2),
            Partial.Of(-1 / (x * b * log * log), 2),
            Partial.Of(value * (1 + (2 / log)) / (b * b * log), 2));
    }

    private static LocalDerivatives DeriveHypot(double[] operands, double value)
    {
        double x = operands[0] / value;
        double y = operands[1] / value;
        return LocalDerivatives.Of(
            Partial.Of(x),
            Partial.Of(y),
            new Partial(y * y / value, 2 / value),
            new Partial(-x * y / value, 2 / value),
            new Partial(x * x / value, 2 / value));
    }

    private static LocalDerivatives DeriveLerp(double[] operands, double value)
    {
        (double start, double end, double amount) = (operands[0], operands[1], operands[2]);
        Partial minusOne = Partial.Of(-1);
        Partial one = Partial.Of(1);
        return new(
            [
                new Partial(1 - amount, 1 + Math.Abs(amount)),
                Partial.Of(amount),
                new Partial(end - start, Math.Abs(end) + Math.Abs(start)),
            ],
            [Partial.Zero, Partial.Zero, minusOne, Partial.Zero, Partial.Zero, one, minusOne, one, Partial.Zero]);
    }

    private static LocalDerivatives DeriveFusedMultiplyAdd(double[] operands, double value)
    {
        Partial one = Partial.Of(1);
        Partial zero = Partial.Zero;
        return new([Partial.Of(operands[1]), Partial.Of(operands[0]), one], [zero, one, zero, one, zero, zero, zero, zero, zero]);
    }
}
