using GettingStarted;

namespace Differentiable.Integration.Tests;

/// <summary>What the sample GettingStarted shows, asserted.</summary>
public sealed class GettingStartedTests
{
    [Fact]
    public void Generated_greeks_agree_with_the_closed_forms()
    {
        double difference = OptionTable.Print(TextWriter.Null);

        // The largest numbers are about 200, where the spacing of doubles is 3e-14, and each is a sum of a few such terms.
        Assert.InRange(difference, 0, 5e-13);
    }

    [Fact]
    public void Generated_duration_and_convexity_agree_with_the_closed_forms()
    {
        double difference = BondTable.Print(TextWriter.Null);

        // The loop rounds 1 + r, an error of 1e-16 in r. The closed form, exact in that, divides by r three times: at r = 0.015, with a series of 39 and a convexity of
        // 3 / (4 * 159) times its second derivative, 2 * 39 * 1e-16 / 0.015³ * 0.005 = 1e-11.
        Assert.InRange(difference, 0, 3e-11);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_fit_reproduces_the_certified_parameters_from_both_starting_points(int start)
    {
        CurveFit fit = LevenbergMarquardt.Fit(Misra1a.VolumeValueAndGradient, Misra1a.Observations, Misra1a.Starts[start]);

        (int b1, int b2, int sumOfSquares) = FitReport.Digits(fit);

        Assert.True(b1 >= 9 && b2 >= 9 && sumOfSquares >= 9, $"{b1}, {b2} and {sumOfSquares} digits in {fit}");
    }

    /// <remarks>Reference values: 40-digit arithmetic (mpmath's ncdf), rounded. One point for each range of the approximation on each side.</remarks>
    [Theory]
    [InlineData(-7.5, 3.1908916729108963e-14)]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(-0.5, 0.3085375387259869)]
    [InlineData(0, 0.5)]
    [InlineData(0.25, 0.5987063256829237)]
    [InlineData(1.5, 0.9331927987311419)]
    [InlineData(6, 0.9999999990134123)]
    public void The_distribution_function_and_its_density_are_accurate(double x, double expected)
    {
        (double value, double density) = NormalDistribution.CdfValueAndGradient(x);

        double closed = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

        // In the tails, x * x is rounded before its exponential is taken: an error of 28 units of 1e-16 at 7.5.
        Assert.InRange(value / expected - 1, -1e-14, 1e-14);
        Assert.InRange(density - closed, -2e-16, 2e-16);
    }
}
