using static System.Math;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>Derivatives as textbooks have them, written without a look at the rules; in other forms than the rules where there are some.</summary>
internal static class TextbookDerivatives
{
    private static readonly double Ln2 = Log(2);
    private static readonly double Ln10 = Log(10);

    public static IReadOnlyDictionary<string, Textbook> All { get; } = new Dictionary<string, Textbook>
    {
        // Arithmetic.
        ["fused multiply add"] = Of(static x => [x[1], x[0], 1]),
        ["multiply add estimate"] = Of(static x => [x[1], x[0], 1]),
        ["lerp"] = Of(static x => [1 - x[2], x[2], x[1] - x[0]]),
        ["scale b"] = Of(static x => [Pow(2, x[1])]),
        ["degrees to radians"] = Of(static x => [PI / 180]),
        ["radians to degrees"] = Of(static x => [180 / PI]),
        ["add"] = Of(static x => [1, 1]),
        ["subtract"] = Of(static x => [1, -1]),
        ["negate"] = Of(static x => [-1]),
        ["multiply"] = Of(static x => [x[1], x[0]]),
        ["divide"] = Of(static x => [1 / x[1], -x[0] / x[1] / x[1]]),
        ["remainder"] = Of(static x => [1, -TruncatedQuotient(x[0], x[1])]),
        ["ieee remainder"] = Of(static x => [1, -NearestQuotient(x[0], x[1])]),

        // Exponentials and logarithms.
        ["exp"] = Of(static x => [Exp(x[0])]),
        ["exp2"] = Of(static x => [Pow(2, x[0]) * Ln2]),
        ["exp10"] = Of(static x => [Pow(10, x[0]) * Ln10]),
        ["expm1"] = Of(static x => [Exp(x[0])]),
        ["exp2m1"] = Of(static x => [Pow(2, x[0]) * Ln2]),
        ["exp10m1"] = Of(static x => [Pow(10, x[0]) * Ln10]),
        ["log"] = Of(static x => [1 / x[0]]),
        ["log2"] = Of(static x => [1 / (x[0] * Ln2)]),
        ["log10"] = Of(static x => [1 / (x[0] * Ln10)]),
        ["log base"] = Of(static x => [1 / (x[0] * Log(x[1])), -Log(x[0]) / (x[1] * Log(x[1]) * Log(x[1]))]),
        ["logp1"] = Of(static x => [1 / (1 + x[0])]),
        ["log2p1"] = Of(static x => [1 / ((1 + x[0]) * Ln2)]),
        ["log10p1"] = Of(static x => [1 / ((1 + x[0]) * Ln10)]),

        // Powers and roots.
        ["sqrt"] = Of(static x => [0.5 / Sqrt(x[0])]),
        ["cbrt"] = Of(static x => [Cbrt(x[0]) / (3 * x[0])]),
        ["root n"] = Of(static x => [double.RootN(x[0], (int)x[1]) / (x[1] * x[0])]),
        ["pow"] = Of(static x => [x[1] * Pow(x[0], x[1] - 1), Pow(x[0], x[1]) * Log(x[0])]),
        ["hypot"] = Of(static x => [Direction(x[0], x[1]), Direction(x[1], x[0])]),
        ["reciprocal estimate"] = Of(static x => [-1 / x[0] / x[0]]),
        ["reciprocal sqrt estimate"] = Of(static x => [-0.5 / x[0] / Sqrt(x[0])]),

        // Trigonometry. 1e-16: an angle is rounded, so its sine near 0 has no relative accuracy.
        ["sin"] = Of(static x => [Cos(x[0])]),
        ["cos"] = Of(static x => [-Sin(x[0])]),
        ["tan"] = Of(static x => [1 / (Cos(x[0]) * Cos(x[0]))]),
        ["sincos"] = Of(static x => [Cos(x[0]), -Sin(x[0])]),
        ["asin"] = Of(static x => [1 / Sqrt((1 - x[0]) * (1 + x[0]))]),
        ["acos"] = Of(static x => [-1 / Sqrt((1 - x[0]) * (1 + x[0]))]),
        ["atan"] = Of(static x => [1 / (1 + (x[0] * x[0]))]),
        ["atan2"] = Of(static x => [Over(x[1], x[0]), -Over(x[0], x[1])]),
        ["sinpi"] = Of(static x => [PI * CosOfTurns(x[0])], 1e-15),
        ["cospi"] = Of(static x => [-PI * SinOfTurns(x[0])], 1e-15),
        ["tanpi"] = Of(static x => [PI / (CosOfTurns(x[0]) * CosOfTurns(x[0]))]),
        ["sincospi"] = Of(static x => [PI * CosOfTurns(x[0]), -PI * SinOfTurns(x[0])], 1e-15),
        ["asinpi"] = Of(static x => [1 / (PI * Sqrt((1 - x[0]) * (1 + x[0])))]),
        ["acospi"] = Of(static x => [-1 / (PI * Sqrt((1 - x[0]) * (1 + x[0])))]),
        ["atanpi"] = Of(static x => [1 / (PI * (1 + (x[0] * x[0])))]),
        ["atan2pi"] = Of(static x => [Over(x[1], x[0]) / PI, -Over(x[0], x[1]) / PI]),

        // Hyperbolic functions. 1 - tanh² cancels where it is small.
        ["sinh"] = Of(static x => [Cosh(x[0])]),
        ["cosh"] = Of(static x => [Sinh(x[0])]),
        ["tanh"] = Of(static x => [1 / (Cosh(x[0]) * Cosh(x[0]))], 3e-16),
        ["asinh"] = Of(static x => [1 / Sqrt(1 + (x[0] * x[0]))]),
        ["acosh"] = Of(static x => [1 / Sqrt((x[0] - 1) * (x[0] + 1))]),
        ["atanh"] = Of(static x => [1 / ((1 - x[0]) * (1 + x[0]))]),

        // Kinks: the mean of both sides where both have a derivative. NaN where the function jumps.
        ["abs"] = Of(static x => [Sign(x[0])]),
        ["max"] = Of(static x => Choice(x[0] - x[1])),
        ["min"] = Of(static x => Choice(x[1] - x[0])),
        ["max number"] = Of(static x => Choice(x[0] - x[1])),
        ["min number"] = Of(static x => Choice(x[1] - x[0])),
        ["max native"] = Of(static x => Choice(x[0] - x[1])),
        ["min native"] = Of(static x => Choice(x[1] - x[0])),
        ["max magnitude"] = Of(static x => x[0] == -x[1] ? [double.NaN, double.NaN] : Choice(Abs(x[0]) - Abs(x[1]))),
        ["min magnitude"] = Of(static x => x[0] == -x[1] ? [double.NaN, double.NaN] : Choice(Abs(x[1]) - Abs(x[0]))),
        ["max magnitude number"] = Of(static x => x[0] == -x[1] ? [double.NaN, double.NaN] : Choice(Abs(x[0]) - Abs(x[1]))),
        ["min magnitude number"] = Of(static x => x[0] == -x[1] ? [double.NaN, double.NaN] : Choice(Abs(x[1]) - Abs(x[0]))),
        ["clamp"] = Of(static x => Clamped(x[0], x[1], x[2])),
        ["clamp native"] = Of(static x => Clamped(x[0], x[1], x[2])),
        ["copy sign"] = Of(static x => [Sign(x[0]) * Sign(x[1]), 0]),

        // Neighbours of the identity.
        ["bit increment"] = Of(static x => [1]),
        ["bit decrement"] = Of(static x => [1]),
    };

    private static Textbook Of(Func<double[], double[]> partials, double absolute = 0) => new(partials, absolute);

    // x / (x² + y²), without the squares of large or small numbers.
    private static double Over(double x, double y)
    {
        double larger = Max(Abs(x), Abs(y));
        (double u, double v) = (x / larger, y / larger);
        return u / ((u * u) + (v * v)) / larger;
    }

    // x / √(x² + y²), likewise.
    private static double Direction(double x, double y)
    {
        double larger = Max(Abs(x), Abs(y));
        (double u, double v) = (x / larger, y / larger);
        return u / Sqrt((u * u) + (v * v));
    }

    private static double CosOfTurns(double x) => Cos(PI * IEEERemainder(x, 2));

    private static double SinOfTurns(double x) => Sin(PI * IEEERemainder(x, 2));

    private static double[] Choice(double difference) => difference switch
    {
        > 0 => [1, 0],
        < 0 => [0, 1],
        _ => [0.5, 0.5],
    };

    // The derivative of Min(Max(x, low), high), in pieces. Where both bounds meet the order of the two choices shows.
    private static double[] Clamped(double x, double low, double high)
    {
        if (low == high)
        {
            return [double.NaN, double.NaN, double.NaN];
        }

        return x < low ? [0, 1, 0] : x == low ? [0.5, 0.5, 0] : x < high ? [1, 0, 0] : x == high ? [0.5, 0, 0.5] : [0, 0, 1];
    }

    /// <summary>The whole part of the exact x / y, though the division rounds: what is left of x has the sign of x.</summary>
    private static double TruncatedQuotient(double x, double y)
    {
        double quotient = Truncate(x / y);
        double rest = FusedMultiplyAdd(-quotient, y, x);
        return rest != 0 && Sign(rest) != Sign(x) ? quotient - (Sign(x) * Sign(y)) : quotient;
    }

    /// <summary>The whole number nearest to the exact x / y: what is left of x is at most half of y.</summary>
    private static double NearestQuotient(double x, double y)
    {
        double quotient = Round(x / y);
        double rest = FusedMultiplyAdd(-quotient, y, x);
        return Abs(rest) > Abs(y) / 2 ? quotient + (Sign(rest) * Sign(y)) : quotient;
    }
}
