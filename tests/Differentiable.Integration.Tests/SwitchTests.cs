using System.Runtime.CompilerServices;
using static Differentiable.Integration.Tests.SwitchExamples;

namespace Differentiable.Integration.Tests;

/// <summary>Switches are chains of comparisons: values and exceptions are those of the method, derivatives those of difference quotients.</summary>
public sealed class SwitchTests
{
    private const double Step = 1e-6;
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(OptionKind.Call)]
    [InlineData(OptionKind.Put)]
    [InlineData(OptionKind.Straddle)]
    public void Constants(OptionKind kind)
    {
        foreach (double spot in (double[])[0.7, 1.9])
        {
            (double ofSpot, double ofStrike) = PayoffGradient(kind, spot, 1.3);
            AssertSlope(x => Payoff(kind, x, 1.3), spot, ofSpot);
            AssertSlope(x => Payoff(kind, spot, x), 1.3, ofStrike);
            AssertSlope(x => Value(kind, x), spot, ValueGradient(kind, spot));
            AssertSlope(x => Value(kind, x), spot, ValueJvp(kind, spot, 1).Tangent);
        }
    }

    [Fact]
    public void Where_no_arm_matches_the_same_is_thrown()
    {
        string expected = Assert.Throws<SwitchExpressionException>(() => Value((OptionKind)9, 1)).Message;
        Assert.Equal(expected, Assert.Throws<SwitchExpressionException>(() => ValueGradient((OptionKind)9, 1)).Message);
        Assert.Equal(expected, Assert.Throws<SwitchExpressionException>(() => ValueVjp((OptionKind)9, 1, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => BothJvp(2, 1, 1));
        Assert.Throws<IndexOutOfRangeException>(() => GuardedGradient(0, [1, 2, 3]));
    }

    [Theory]
    [InlineData(-1.5)]
    [InlineData(0.4)]
    [InlineData(1.2)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(11)]
    public void Comparisons(double x) => AssertSlope(Banded, x, BandedGradient(x));

    [Fact]
    public void Single_points_have_the_derivative_of_their_arm() => Assert.Equal((7, 7), (BandedGradient(1.5), BandedVjp(2.5, 1).Cotangent));

    [Fact]
    public void Nan_has_no_pattern() => Assert.Equal((Banded(double.NaN), 0.5), (BandedValueAndGradient(double.NaN).Value, BandedGradient(double.NaN)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Integers(int n)
    {
        AssertSlope(x => OfPairs(true, n, x), 0.7, OfPairsGradient(true, n, 0.7));
        AssertSlope(x => OfPairs(false, n, x), 0.7, OfPairsGradient(false, n, 0.7));
        AssertSlope(x => Counted(n, x), 0.7, CountedGradient(n, 0.7));
        AssertSlope(x => Counted(n, x), 0.7, CountedVjp(n, 0.7, 1).Cotangent);
        Assert.Equal(Counted(n, 0.7), CountedJvp(n, 0.7, 1).Value);
        AssertSlopes(x => Assigned(x, n), [0.6, -1.2], AssignedGradient([0.6, -1.2], n));
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("double")]
    [InlineData("square")]
    [InlineData("")]
    public void Strings(string name)
    {
        AssertSlope(x => Named(name, x), 0.7, NamedGradient(name, 0.7));
        AssertSlope(x => Named(name, x), -0.7, NamedGradient(name, -0.7));
    }

    [Fact]
    public void In_loops()
    {
        double[] x = [0.3, 1.2, 0.9, 1.4, 0.6, 0.7, 0.5, 1.1, 0.2, 1.3, 2.5];
        AssertSlopes(InLoop, x, InLoopGradient(x));
        x[7] = 6;
        AssertSlopes(InLoop, x, InLoopGradient(x));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    [InlineData(-1, 1)]
    [InlineData(-7, 1)]
    [InlineData(3, 1)]
    public void Conditions(int n, double last)
    {
        double[] x = [2, 3, 4, last];
        AssertSlopes(x => Guarded(n, x), x, GuardedGradient(n, x));
        double[] two = [2, 3];
        Assert.True(n == 0 || Guarded(n, two) == GuardedValueAndGradient(n, two).Value);
    }

    [Fact]
    public void Several_results()
    {
        AssertSlope(static x => Both(0, x).Item1 + (2 * Both(0, x).Item2), 0.7, BothVjp(0, 0.7, 1, 2).Cotangent);
        AssertSlope(static x => Both(1, x).Item1 + (2 * Both(1, x).Item2), 0.7, BothVjp(1, 0.7, 1, 2).Cotangent);
    }

    private static void AssertSlope(Func<double, double> function, double x, double actual) =>
        Assert.Equal((function(x + Step) - function(x - Step)) / (2 * Step), actual, Tolerance);

    private static void AssertSlopes(Func<double[], double> function, double[] x, double[] actual)
    {
        for (int i = 0; i < x.Length; i++)
        {
            int place = i;
            AssertSlope(number => function([.. x.Select((other, k) => k == place ? number : other)]), x[i], actual[i]);
        }
    }
}
