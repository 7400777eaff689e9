namespace Differentiable.Integration.Tests;

/// <summary>Kinks, jumps and singular points in users' methods.</summary>
public sealed partial class NonSmoothTests
{
    [Differentiable]
    public static double Relu(double x) => Math.Max(x, 0);

    [Differentiable]
    public static double Guarded(double x) => x > 0 ? Math.Sqrt(x) : 0;

    [Differentiable]
    public static double CappedRatio(double x, double y) => Math.Min(x / y, 1);

    [Differentiable]
    public static double CappedExponential(double x) => Math.Min(Math.Exp(x), 1);

    [Differentiable]
    public static double Norm(double x, double y) => Math.Sqrt((x * x) + (y * y));

    [Differentiable]
    public static double Steps(double x) => Math.Floor(x) + Math.Round(x, 1) + Math.Sign(x) + (x * Math.Ceiling(x));

    [Differentiable]
    public static double CountOf(double x, int k) => (k * x) + (int)Math.Floor(x);

    [Fact]
    public void A_tie_of_Max_gives_half() => Assert.Equal(0.5, ReluGradient(0));

    [Fact]
    public void An_arm_that_is_not_taken_contributes_nothing() => Assert.Equal(0, GuardedGradient(0));

    [Fact]
    public void A_singular_derivative_is_infinite() => Assert.Equal(double.PositiveInfinity, GuardedVjp(double.Epsilon, double.MaxValue).Cotangent);

    [Fact]
    public void A_zero_cotangent_stays_zero_through_a_singular_quotient() => Assert.Equal((0, 0), CappedRatioGradient(1, 0));

    [Fact]
    public void A_zero_cotangent_stays_zero_through_an_overflowing_exponential() => Assert.Equal(0, CappedExponentialGradient(1000));

    [Fact]
    public void A_zero_tangent_stays_zero_at_a_singular_point() => Assert.Equal((0.0, 0.0), NormJvp(0, 0, 0, 0));

    [Fact]
    public void Piecewise_constant_functions_have_derivative_zero() => Assert.Equal(3, StepsGradient(2.3));

    [Fact]
    public void A_piecewise_constant_value_may_become_an_integer() => Assert.Equal(4, CountOfGradient(2.3, 4));
}
