namespace Differentiable.Integration.Tests;

/// <summary>Derivatives that the user declares as partial methods, and calls inside other differentiable methods.</summary>
public static partial class Nested
{
    private static double Sum(double x, double y) => x + y;

    [DerivativeOf(nameof(Sum), Derivatives.Gradient, WithRespectTo = ["y"])]
    private static partial double SumInY(double x, double y);

    /// <summary>Of data: a polynomial whose coefficients are looked up.</summary>
    [Differentiable]
    public static double Lookup(double x, double y, [NoDerivative] double[] coefficients, int[] order)
    {
        double value = 1;

        foreach (int i in order)
        {
            value = (value * x) + (coefficients[i] * Math.Sin(y * value));
        }

        return value;
    }

    [DerivativeOf(nameof(Lookup), Derivatives.Gradient, Gradient = GradientMode.Reverse)]
    public static partial (double X, double Y) LookupInReverse(double x, double y, double[] coefficients, int[] order);

    [DerivativeOf(nameof(Lookup), Derivatives.Gradient, Gradient = GradientMode.Forward)]
    public static partial (double X, double Y) LookupForward(double x, double y, double[] coefficients, int[] order);

    [DerivativeOf(nameof(Lookup), Derivatives.Hvp)]
    public static partial (double X, double Y) LookupAlong(double x, double y, double[] coefficients, int[] order, double dx, double dy);

    [Differentiable]
    public static double HalfSquaredSlope(double x, double y, [NoDerivative] double[] coefficients, int[] order)
    {
        (double a, double b) = LookupInReverse(x, y, coefficients, order);
        return ((a * a) + (b * b)) / 2;
    }

    /// <summary>x · ∂/∂y (x + y) = x: the inner perturbation must not be taken for the outer one.</summary>
    [Differentiable]
    public static double PerturbationConfusion(double x) => x * SumInY(x, 2 * x);

    private static double Sextic(double x) => x * x * x * x * x * x;

    [DerivativeOf(nameof(Sextic), Derivatives.Gradient)]
    public static partial double First(double at);

    [DerivativeOf(nameof(First), Derivatives.Gradient)]
    public static partial double Second(double at);

    [DerivativeOf(nameof(Second), Derivatives.Gradient)]
    public static partial double Third(double at);

    private static double ByThird(double x) => 1 + (x * Third(x));

    [DerivativeOf(nameof(ByThird), Derivatives.ValueAndGradient)]
    public static partial (double F, double Slope) Fourth(double x);

    private static double Product(double x, double y, int n) => Math.Sin(x * y) + n;

    [DerivativeOf(typeof(Nested), nameof(Product), Derivatives.Jvp)]
    public static partial (double, double) ProductAlong(double x, double y, int n, double dx, double dy);

    [DerivativeOf(nameof(Product), Derivatives.Vjp)]
    public static partial (double Value, (double, double) Pulled) ProductBack(double x, double y, int n, double weight);

    [DerivativeOf(nameof(Product), Derivatives.Hvp, WithRespectTo = ["x"])]
    internal static partial double ProductCurvature(double x, double y, int n, double dx);

    /// <summary>The squared length of a gradient, and a directional derivative, inside a differentiable method.</summary>
    [Differentiable]
    public static double Penalty(double x, double y)
    {
        (double value, (double gx, double gy)) = ProductBack(x, y, 3, 1);
        return (gx * gx) + (gy * gy) + (0 * value) + ProductAlong(x, y, 1, 0.5, 0.25).Item2;
    }
}

/// <summary>Derivatives of derivatives.</summary>
public sealed class DeclaredDerivativeTests
{
    [Fact]
    public void Nested_derivatives_do_not_confuse_their_perturbations() => Assert.Equal(1, Nested.PerturbationConfusionGradient(1));

    [Fact]
    public void Derivatives_nest_to_the_fourth()
    {
        const double x = 0.7;

        // Products of whole numbers and powers of x: a few roundings.
        Assert.Equal(6 * Math.Pow(x, 5), Nested.First(x), 1e-14);
        Assert.Equal(30 * Math.Pow(x, 4), Nested.Second(x), 1e-14);
        Assert.Equal(120 * Math.Pow(x, 3), Nested.Third(x), 1e-13);
        Assert.Equal(480 * Math.Pow(x, 3), Nested.Fourth(x).Slope, 1e-12);
        Assert.Equal(1 + (120 * Math.Pow(x, 4)), Nested.Fourth(x).F, 1e-13);
    }

    [Fact]
    public void Each_mode_can_be_declared()
    {
        (double x, double y) = (0.3, 1.7);

        Assert.Equal(Math.Sin(x * y) + 4, Nested.ProductAlong(x, y, 4, 1, 2).Item1);
        Assert.Equal(Math.Cos(x * y) * (y + (2 * x)), Nested.ProductAlong(x, y, 4, 1, 2).Item2, 1e-15);
        Assert.Equal(3 * y * Math.Cos(x * y), Nested.ProductBack(x, y, 4, 3).Pulled.Item1, 1e-15);
        Assert.Equal(-2 * y * y * Math.Sin(x * y), Nested.ProductCurvature(x, y, 4, 2), 1e-15);
    }

    [Fact]
    public void Gradients_and_directional_derivatives_inside_a_method_are_differentiated()
    {
        (double x, double y) = (0.3, 1.7);

        // |∇|² = cos²(xy)(x² + y²); Jvp = cos(xy)(y/2 + x/4)
        double cos = Math.Cos(x * y);
        double sin = Math.Sin(x * y);
        double expected = (-2 * cos * sin * y * ((x * x) + (y * y))) + (2 * cos * cos * x) - (sin * y * ((y / 2) + (x / 4))) + (cos / 4);

        Assert.Equal(expected, Nested.PenaltyGradient(x, y).X, 1e-14);
    }

    [Fact]
    public void Derivatives_of_methods_that_read_data_are_declared_and_differentiated_again()
    {
        (double x, double y, double[] coefficients, int[] order) = (0.7, -0.3, [0.3, -0.4, 1.1], [2, 0, 1, 1]);
        (double X, double Y) gradient = Nested.LookupGradient(x, y, coefficients, order);
        (double X, double Y) reverse = Nested.LookupInReverse(x, y, coefficients, order);
        (double X, double Y) forward = Nested.LookupForward(x, y, coefficients, order);

        // Some ten roundings of numbers of order one.
        const double Tolerance = 1e-14;
        Assert.Equal(gradient.X, reverse.X, Tolerance);
        Assert.Equal(gradient.Y, reverse.Y, Tolerance);
        Assert.Equal(gradient.X, forward.X, Tolerance);
        Assert.Equal(gradient.Y, forward.Y, Tolerance);

        // ∇ |∇f|² / 2 = H ∇f
        (double X, double Y) curvature = Nested.LookupAlong(x, y, coefficients, order, reverse.X, reverse.Y);
        (double X, double Y) slope = Nested.HalfSquaredSlopeGradient(x, y, coefficients, order);
        Assert.Equal(curvature.X, slope.X, Tolerance);
        Assert.Equal(curvature.Y, slope.Y, Tolerance);

        const double Step = 1e-6;
        Assert.Equal((Nested.Lookup(x + Step, y, coefficients, order) - Nested.Lookup(x - Step, y, coefficients, order)) / (2 * Step), gradient.X, 1e-8);
    }
}
