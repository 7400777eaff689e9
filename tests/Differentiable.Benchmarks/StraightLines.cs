using GettingStarted;

namespace Differentiable.Benchmarks;

/// <summary>Methods without branches and loops, and their gradients in either mode.</summary>
internal static partial class StraightLines
{
    /// <summary>Few operations, two of them divisions.</summary>
    [Differentiable]
    public static double LogDensity(double x, double mean, double deviation)
    {
        double z = (x - mean) / deviation;
        return -0.5 * z * z - Math.Log(deviation);
    }

    [DerivativeOf(nameof(LogDensity), Derivatives.ValueAndGradient, Gradient = GradientMode.Forward)]
    public static partial (double Value, (double, double, double) Gradient) LogDensityForward(double x, double mean, double deviation);

    [DerivativeOf(nameof(LogDensity), Derivatives.ValueAndGradient, Gradient = GradientMode.Reverse)]
    public static partial (double Value, (double, double, double) Gradient) LogDensityReverse(double x, double mean, double deviation);

    /// <summary>A long chain of products, each of which waits for the one before.</summary>
    [Differentiable]
    public static double Recurrence(double a, double b, double c, double d)
    {
        double x1 = a * c + b * d;
        double y1 = b * x1 - d;
        double x2 = x1 * c + y1 * d;
        double y2 = y1 * x2 - d;
        double x3 = x2 * c + y2 * d;
        double y3 = y2 * x3 - d;
        double x4 = x3 * c + y3 * d;
        double y4 = y3 * x4 - d;
        double x5 = x4 * c + y4 * d;
        double y5 = y4 * x5 - d;
        double x6 = x5 * c + y5 * d;
        double y6 = y5 * x6 - d;
        return x6 * y6;
    }

    [DerivativeOf(nameof(Recurrence), Derivatives.ValueAndGradient, Gradient = GradientMode.Forward)]
    public static partial (double Value, (double, double, double, double) Gradient) RecurrenceForward(double a, double b, double c, double d);

    [DerivativeOf(nameof(Recurrence), Derivatives.ValueAndGradient, Gradient = GradientMode.Reverse)]
    public static partial (double Value, (double, double, double, double) Gradient) RecurrenceReverse(double a, double b, double c, double d);

    /// <summary>The method of <see cref="BlackScholes"/>, which is in another assembly.</summary>
    [Differentiable]
    public static double Price(double spot, double strike, double rate, double volatility, double time)
    {
        double deviation = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * time) / deviation;
        double d2 = d1 - deviation;
        return spot * NormalDistribution.Cdf(d1) - strike * Math.Exp(-rate * time) * NormalDistribution.Cdf(d2);
    }

    [DerivativeOf(nameof(Price), Derivatives.ValueAndGradient, Gradient = GradientMode.Forward)]
    public static partial (double Value, (double, double, double, double, double) Gradient) PriceForward(
        double spot, double strike, double rate, double volatility, double time);

    [DerivativeOf(nameof(Price), Derivatives.ValueAndGradient, Gradient = GradientMode.Reverse)]
    public static partial (double Value, (double, double, double, double, double) Gradient) PriceReverse(
        double spot, double strike, double rate, double volatility, double time);

    /// <summary>Many inputs, of which each is read once or twice.</summary>
    [Differentiable]
    public static double Logistic(double a, double b, double c, double d, double e, double f, double g, double h)
    {
        double z = a * e + b * f + c * g + d * h;
        double s = 1 / (1 + Math.Exp(-z));
        return s * s * (a * a + b * b + c * c + d * d) + Math.Log(1 + e * e + f * f + g * g + h * h);
    }

    [DerivativeOf(nameof(Logistic), Derivatives.ValueAndGradient, Gradient = GradientMode.Forward)]
    public static partial (double Value, (double, double, double, double, double, double, double, double) Gradient) LogisticForward(
        double a, double b, double c, double d, double e, double f, double g, double h);

    [DerivativeOf(nameof(Logistic), Derivatives.ValueAndGradient, Gradient = GradientMode.Reverse)]
    public static partial (double Value, (double, double, double, double, double, double, double, double) Gradient) LogisticReverse(
        double a, double b, double c, double d, double e, double f, double g, double h);
}
