namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Second derivatives through local arrays: a cotangent that is added to is not differentiated itself, so these go another way.</summary>
public sealed class LocalArrayTests
{
    private const double X = 0.7;
    private const double Y = -1.1;

    // x² · x² sin y · (x + x² y sin y) = x⁵ s + x⁶ y s², with s = sin y, differentiated twice by hand.
    private static readonly double Sine = Math.Sin(Y);
    private static readonly double Cosine = Math.Cos(Y);
    private static readonly double XX = (20 * Math.Pow(X, 3) * Sine) + (30 * Math.Pow(X, 4) * Y * Sine * Sine);
    private static readonly double XY = (5 * Math.Pow(X, 4) * Cosine) + (6 * Math.Pow(X, 5) * ((Sine * Sine) + (2 * Y * Sine * Cosine)));
    private static readonly double YY = (-Math.Pow(X, 5) * Sine) + (Math.Pow(X, 6) * ((4 * Sine * Cosine) + (2 * Y * ((Cosine * Cosine) - (Sine * Sine)))));

    // A dozen roundings of numbers of order ten.
    private const double Tolerance = 1e-13;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_branch_reads_what_was_stored_before_it(int n)
    {
        (double x, double y) = LocalArrayExamples.BetweenGradient(X, Y, n);
        const double step = 1e-6;

        // Central differences of a function of order ten, with third derivatives below a thousand.
        Assert.Equal((LocalArrayExamples.Between(X + step, Y, n) - LocalArrayExamples.Between(X - step, Y, n)) / (2 * step), x, 1e-6);
        Assert.Equal((LocalArrayExamples.Between(X, Y + step, n) - LocalArrayExamples.Between(X, Y - step, n)) / (2 * step), y, 1e-6);
        Assert.Equal(LocalArrayExamples.Between(X, Y, n), LocalArrayExamples.BetweenValueAndGradient(X, Y, n).Value);
    }

    [Fact]
    public void The_Hessian_is_the_one_by_hand()
    {
        double[,] hessian = LocalArrayExamples.ProductHessian(X, Y);
        Assert.Equal(XX, hessian[0, 0], Tolerance);
        Assert.Equal(XY, hessian[0, 1], Tolerance);
        Assert.Equal(XY, hessian[1, 0], Tolerance);
        Assert.Equal(YY, hessian[1, 1], Tolerance);
    }

    [Fact]
    public void The_Hessian_times_a_vector_is_the_one_by_hand()
    {
        (double x, double y) = LocalArrayExamples.ProductHvp(X, Y, 2, -3);
        Assert.Equal((2 * XX) - (3 * XY), x, Tolerance);
        Assert.Equal((2 * XY) - (3 * YY), y, Tolerance);
    }

    [Fact]
    public void Declared_derivatives_nest()
    {
        (double x, double y) = LocalArrayExamples.SlopeGradient(X, Y);
        Assert.Equal(XX - (2 * XY), x, Tolerance);
        Assert.Equal(XY - (2 * YY), y, Tolerance);
    }
}
