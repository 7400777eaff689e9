using Differentiable;

namespace NistRegression;

/// <summary>The functions that the data sets are fitted with, as NIST writes them: parameters b1, b2 ... are b[0], b[1] ..., predictors are in x.</summary>
public static partial class Models
{
    [Differentiable]
    public static double BoxBod(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] * (1 - Math.Exp(-b[1] * x[0]));

    [Differentiable]
    public static double Chwirut2(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => Math.Exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]);

    [Differentiable]
    public static double DanWood(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] * Math.Pow(x[0], b[1]);

    [Differentiable]
    public static double Eckerle4(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] / b[1] * Math.Exp(-0.5 * Math.Pow((x[0] - b[2]) / b[1], 2));

    [Differentiable]
    public static double Gauss1(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) =>
        b[0] * Math.Exp(-b[1] * x[0])
        + b[2] * Math.Exp(-Math.Pow(x[0] - b[3], 2) / Math.Pow(b[4], 2))
        + b[5] * Math.Exp(-Math.Pow(x[0] - b[6], 2) / Math.Pow(b[7], 2));

    [Differentiable]
    public static double Hahn1(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => CubicOverCubic(b, x[0]);

    [Differentiable]
    public static double Kirby2(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x)
    {
        double numerator = b[0] + b[1] * x[0] + b[2] * Math.Pow(x[0], 2);
        double denominator = 1 + b[3] * x[0] + b[4] * Math.Pow(x[0], 2);
        return numerator / denominator;
    }

    [Differentiable]
    public static double Lanczos3(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x)
    {
        double sum = 0;

        for (int i = 0; i < b.Length; i += 2)
        {
            sum += b[i] * Math.Exp(-b[i + 1] * x[0]);
        }

        return sum;
    }

    [Differentiable]
    public static double Mgh17(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] + b[1] * Math.Exp(-x[0] * b[3]) + b[2] * Math.Exp(-x[0] * b[4]);

    [Differentiable]
    public static double Misra1a(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] * (1 - Math.Exp(-b[1] * x[0]));

    [Differentiable]
    public static double Misra1c(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] * (1 - Math.Pow(1 + 2 * b[1] * x[0], -0.5));

    /// <summary>The logarithm of the response.</summary>
    [Differentiable]
    public static double Nelson(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] - b[1] * x[0] * Math.Exp(-b[2] * x[1]);

    [Differentiable]
    public static double Rat43(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] / Math.Pow(1 + Math.Exp(b[1] - b[2] * x[0]), 1 / b[3]);

    [Differentiable]
    public static double Roszman1(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => b[0] - b[1] * x[0] - Math.Atan(b[2] / (x[0] - b[3])) / Math.PI;

    [Differentiable]
    public static double Thurber(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x) => CubicOverCubic(b, x[0]);

    [Differentiable]
    internal static double CubicOverCubic(ReadOnlySpan<double> b, [NoDerivative] double x)
    {
        double numerator = b[0] + b[1] * x + b[2] * Math.Pow(x, 2) + b[3] * Math.Pow(x, 3);
        double denominator = 1 + b[4] * x + b[5] * Math.Pow(x, 2) + b[6] * Math.Pow(x, 3);
        return numerator / denominator;
    }
}
