using AdBench;

namespace Differentiable.Integration.Tests.AdBench;

/// <summary>The measure that the comparisons rest on.</summary>
public sealed class RhoTests
{
    [Theory]
    [InlineData(0, 1e-7, 1e-7)]
    [InlineData(1e6, 1e6 + 2, 1e-6)]
    [InlineData(-3, 1, 1)]
    public void It_is_absolute_for_small_numbers_and_relative_for_large_ones(double x, double y, double expected) => Assert.Equal(expected, Rho.Of(x, y), 1e-12);

    [Fact]
    public void What_cannot_be_compared_is_not_accepted()
    {
        Assert.False(Rho.Largest([1, double.NaN, 2], [1, 1, 2]) < Rho.Tolerance);
        Assert.False(Rho.Largest([1, double.PositiveInfinity], [1, double.PositiveInfinity]) < Rho.Tolerance);
        Assert.False(Rho.Largest([1, 2], [1]) < Rho.Tolerance);
    }
}
