namespace Differentiable.Integration.Tests.Arrays;

/// <summary>A range of an array is a copy: what is written to the array afterwards does not change it.</summary>
public sealed partial class RangeCopyTests
{
    [Differentiable]
    public static double Inner(double[] v)
    {
        double sum = 0;

        foreach (double element in v[1..^1])
        {
            sum += element * element;
        }

        return sum;
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Copied(double x, int n)
    {
        double[] a = new double[n];

        for (int i = 0; i < n; i++)
        {
            a[i] = x * i;
        }

        double[] b = a[1..];
        a[1] = 100 * x;
        b[2] = 7 * x;
        return Inner(a) + (b[0] * b[1]) + Inner(b);
    }

    // n = 5: a = x (0, 100, 2, 3, 4), b = x (1, 2, 7, 4): a quadratic form with coefficient 100² + 2² + 3² + 1 · 2 + 2² + 7².
    private const double Coefficient = 10_000 + 4 + 9 + 2 + 4 + 49;

    [Fact]
    public void The_copy_keeps_what_the_array_was()
    {
        Assert.Equal(Coefficient * 4, Copied(2, 5));
        Assert.Equal((Coefficient * 4, Coefficient * 4), CopiedVjp(2, 5, 1));
        Assert.Equal((Coefficient * 4, Coefficient * 4), CopiedJvp(2, 5, 1));
        Assert.Equal(Coefficient * 4, CopiedGradient(2, 5));
        Assert.Equal(Coefficient * 2, CopiedHvp(2, 5, 1));
    }

    [Fact]
    public void A_range_that_is_not_there_throws() => Assert.Throws<ArgumentOutOfRangeException>(static () => CopiedGradient(2, 0));
}
