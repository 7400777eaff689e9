namespace Differentiable.Integration.Tests;

/// <summary>A library that knows nothing of derivatives.</summary>
internal static class Library
{
    public static double Exponential(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(Math.Exp(x)));

    public static double Power(double x, int n, double scale) => scale * Enumerable.Repeat(x, n).Aggregate(1.0, static (product, factor) => product * factor);
}

/// <summary>Rules beside their methods, and for methods of the library. Some are wrong on purpose: it shows that they are used.</summary>
public static partial class Ruled
{
    /// <summary>No compiler differentiates this body.</summary>
    [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
    public static double Sine(double x) => Convert.ToDouble(Math.Sin(x).ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    [DerivativeRule(nameof(Sine))]
    private static double SineRule(double x) => Math.Cos(x);

    [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
    public static double Bilinear(double x, double y, int n) => x * y * n;

    /// <summary>Three times the derivative.</summary>
    [DerivativeRule(nameof(Bilinear))]
    internal static (double Value, (double X, double Y) Gradient) BilinearRule(double x, double y, int n) => (x * y * n, (3 * y * n, 3 * x * n));

    [DerivativeRule(typeof(Library), nameof(Library.Exponential))]
    private static (double, double) ExponentialRule(double x)
    {
        double value = Math.Exp(x);
        return (value, value);
    }

    /// <summary>The scale is left out.</summary>
    [DerivativeRule(typeof(Library), nameof(Library.Power))]
    private static double PowerRule(double x, int n, [NoDerivative] double scale) => scale * n * Math.Pow(x, n - 1);

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Caller(double x, double y)
    {
        double wave = Sine(x * y);
        return (wave * Library.Exponential(y)) + Library.Power(x, 3, y) + Bilinear(x, y, 2);
    }

    [Differentiable]
    public static double Chain(double x, double a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            x = Sine(a * x) + Library.Power(x, 2, 0.25);
        }

        return x;
    }

    [Differentiable]
    public static float Mixed(float x, double y) => (float)(x * y);

    [DerivativeRule(nameof(Mixed))]
    private static (float, double) MixedRule(float x, double y) => ((float)y, x);

    [DerivativeOf(nameof(Sine), Derivatives.Gradient)]
    public static partial double Slope(double x);

    [Differentiable]
    public static double SlopeSquared(double x) => Slope(x) * Slope(x);

    public static partial class Inside
    {
        [Differentiable]
        public static double Growth(double x) => 2 * Library.Exponential(x);
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Rest(double x, double y) => (Derivative.Stop(x * y) * y) + Derivative.StraightThrough(Math.Round(x), x * x);

    [Differentiable]
    public static float StopSingle(float x) => Derivative.Stop(x) * x;

    [Differentiable]
    public static double Counted(double x, int n)
    {
        double sum = 0;

        for (int i = 0; i < n; i++)
        {
            sum += Derivative.Stop(sum) * x;
        }

        return sum + (x * (int)Derivative.Stop(x));
    }
}

/// <summary>Derivatives that come from methods of the user's, or are declared to be zero.</summary>
public sealed class DerivativeRuleTests
{
    private const double X = 0.7;
    private const double Y = 1.3;

    [Fact]
    public void Every_derivative_of_the_method_is_the_rules()
    {
        Assert.Equal(Math.Cos(X), Ruled.SineGradient(X));
        Assert.Equal((Math.Sin(X), Math.Cos(X)), Ruled.SineValueAndGradient(X));
        Assert.Equal((Math.Sin(X), 2 * Math.Cos(X)), Ruled.SineJvp(X, 2));
        Assert.Equal((Math.Sin(X), 2 * Math.Cos(X)), Ruled.SineVjp(X, 2));
        Assert.Equal(-2 * Math.Sin(X), Ruled.SineHvp(X, 2));
        Assert.Equal(-Math.Sin(X), Ruled.SineHessian(X)[0, 0]);
    }

    [Fact]
    public void The_rule_counts_and_not_the_body()
    {
        Assert.Equal((3 * Y * 5, 3 * X * 5), Ruled.BilinearGradient(X, Y, 5));
        Assert.Equal((X * Y * 5, (3 * Y * 5 * 2) + (3 * X * 5 * 4)), Ruled.BilinearJvp(X, Y, 5, 2, 4));
        Assert.Equal((X * Y * 5, (7 * (3 * Y * 5), 7 * (3 * X * 5))), Ruled.BilinearVjp(X, Y, 5, 7));
        Assert.Equal((15 * 4, 15 * 2), Ruled.BilinearHvp(X, Y, 5, 2, 4));
    }

    [Fact]
    public void Callers_differentiate_through_rules()
    {
        (double value, (double x, double y)) = Ruled.CallerValueAndGradient(X, Y);
        double exp = Math.Exp(Y);

        Assert.Equal(Ruled.Caller(X, Y), value);
        // A few roundings of numbers below 20.
        Assert.Equal((Y * Math.Cos(X * Y) * exp) + (Y * 3 * X * X) + (3 * Y * 2), x, 1e-14);
        Assert.Equal((((X * Math.Cos(X * Y)) + Math.Sin(X * Y)) * exp) + (3 * X * 2), y, 1e-14);
    }

    [Fact]
    public void Second_derivatives_differentiate_the_rules_body()
    {
        (double x, double y) = Ruled.CallerHvp(X, Y, 1, 0);
        double exp = Math.Exp(Y);
        (double sin, double cos) = Math.SinCos(X * Y);

        Assert.Equal((-Y * Y * sin * exp) + (Y * 6 * X), x, 1e-13);
        // The rule of Power says nothing of the scale, but its own body depends on it; the other way round nothing does. So this Hessian is not symmetric.
        Assert.Equal((((cos - (X * Y * sin)) + (Y * cos)) * exp) + 6, y, 1e-13);
    }

    [Fact]
    public void Both_modes_agree_in_a_loop()
    {
        (double value, (double x, double a)) = Ruled.ChainVjp(0.4, 0.9, 20, 1);

        Assert.Equal(Ruled.Chain(0.4, 0.9, 20), value);
        Assert.Equal(Ruled.ChainJvp(0.4, 0.9, 20, 1, 0).Tangent, x, 1e-14);
        Assert.Equal(Ruled.ChainJvp(0.4, 0.9, 20, 0, 1).Tangent, a, 1e-13);
        Assert.Equal(Difference(static h => Ruled.Chain(0.4, 0.9 + h, 20)), a, 1e-6);
    }

    [Fact]
    public void Numbers_of_two_types_mix() => Assert.Equal((0.5f * 3.0f, (6.0f, 1.0)), Ruled.MixedVjp(0.5f, 3.0, 2));

    [Fact]
    public void A_declared_derivative_differentiates_the_rule()
    {
        Assert.Equal(Math.Cos(X), Ruled.Slope(X));
        Assert.Equal(-2 * Math.Sin(X) * Math.Cos(X), Ruled.SlopeSquaredGradient(X), 1e-15);
    }

    [Fact]
    public void A_rule_counts_in_nested_types() => Assert.Equal(2 * Math.Exp(X), Ruled.Inside.GrowthGradient(X));

    [Fact]
    public void What_is_stopped_is_constant_in_each_mode()
    {
        Assert.Equal((2 * X, X * Y), Ruled.RestGradient(X, Y));
        Assert.Equal((X * Y * Y) + 1, Ruled.RestValueAndGradient(X, Y).Value);
        Assert.Equal((2 * X * 3) + (X * Y * 5), Ruled.RestJvp(X, Y, 3, 5).Tangent, 1e-15);
        Assert.Equal((2 * 3.0, 0.0), Ruled.RestHvp(X, Y, 3, 5));
        Assert.Equal(0.5f, Ruled.StopSingleGradient(0.5f));
    }

    [Fact]
    public void A_stopped_sum_stays_constant_in_a_loop()
    {
        // sum stays 0; the derivative is that of x * 2.
        Assert.Equal(2, Ruled.CountedGradient(2.5, 7));
    }

    [Fact]
    public void Outside_they_are_their_values()
    {
        Assert.Equal((X, Y), (Derivative.Stop(X), Derivative.StraightThrough(Y, X)));
        Assert.Equal((0.5f, 1.5f), (Derivative.Stop(0.5f), Derivative.StraightThrough(1.5f, 0.5f)));
    }

    // The error of a central difference is f''' h² / 6, and the third derivative of twenty steps of the chain is some thousands.
    private static double Difference(Func<double, double> along) => (along(1e-5) - along(-1e-5)) / 2e-5;
}
