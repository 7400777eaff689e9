using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Gradients whose way back reads what was kept: against forward mode, which keeps nothing, and against differences of the method.</summary>
public sealed class KeptTests
{
    // Both modes compute the same sums of products in other orders: some hundred roundings of numbers of order ten.
    private const double RoundingTolerance = 1e-11;

    // Central differences with steps of the cube root of the precision.
    private const double Step = 1e-5;
    private const double DifferenceTolerance = 1e-6;

    // Where numbers pass through floats: some roundings of these, and what such a step of theirs is good for.
    private const double SingleTolerance = 1e-6;
    private const double SingleDifferenceTolerance = 2e-2;

    private static readonly (string Name, Func<double[], int, double> Value, Func<double[], int, double[], double> Gradient, Func<double[], int, double[], (double Value, double Tangent)> Jvp, double Rounding, double Tolerance)[] Methods =
    [
        ("Sums", KeptExamples.Sums, static (x, n, g) => KeptExamples.SumsValueAndGradient(x, n, g), static (x, n, v) => KeptExamples.SumsJvp(x, n, v), RoundingTolerance, DifferenceTolerance),
        ("Steps", KeptExamples.Steps, static (x, n, g) => KeptExamples.StepsValueAndGradient(x, n, g), static (x, n, v) => KeptExamples.StepsJvp(x, n, v), RoundingTolerance, DifferenceTolerance),
        ("Layers", KeptExamples.Layers, static (x, n, g) => KeptExamples.LayersValueAndGradient(x, n, g), static (x, n, v) => KeptExamples.LayersJvp(x, n, v), RoundingTolerance, DifferenceTolerance),
        ("Mixture", KeptExamples.Mixture, static (x, n, g) => KeptExamples.MixtureValueAndGradient(x, n, g), static (x, n, v) => KeptExamples.MixtureJvp(x, n, v), RoundingTolerance, DifferenceTolerance),
        ("Private", KeptExamples.Private, static (x, n, g) => KeptExamples.PrivateValueAndGradient(x, n, g), static (x, n, v) => KeptExamples.PrivateJvp(x, n, v), SingleTolerance, SingleDifferenceTolerance),
        ("Changed", KeptExamples.Changed, static (x, n, g) => KeptExamples.ChangedValueAndGradient(x, n, g), static (x, n, v) => KeptExamples.ChangedJvp(x, n, v), RoundingTolerance, DifferenceTolerance),
        ("ChangedConditions", KeptExamples.ChangedConditions, static (x, n, g) => KeptExamples.ChangedConditionsValueAndGradient(x, n, g), static (x, n, v) => KeptExamples.ChangedConditionsJvp(x, n, v), RoundingTolerance, DifferenceTolerance),
        ("ChangedWithin", KeptExamples.ChangedWithin, static (x, n, g) => KeptExamples.ChangedWithinValueAndGradient(x, n, g), static (x, n, v) => KeptExamples.ChangedWithinJvp(x, n, v), RoundingTolerance, DifferenceTolerance),
    ];

    public static TheoryData<string, int, int> Cases => [.. from method in Methods from length in (int[])[1, 2, 5, 9] from n in (int[])[-3, 0, 1, 2, 3, 7, 30] select (method.Name, length, n)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reverse_is_forward_and_differences(string name, int length, int n)
    {
        (_, Func<double[], int, double> value, Func<double[], int, double[], double> reverse, Func<double[], int, double[], (double Value, double Tangent)> jvp, double rounding, double tolerance) =
            Methods.Single(method => method.Name == name);
        double[] x = [.. Enumerable.Range(0, length).Select(static i => Math.Sin((1.7 * i) + 0.4))];
        double[] gradient = new double[length];

        Assert.Equal(value(x, n), reverse(x, n, gradient));

        for (int i = 0; i < length; i++)
        {
            double[] unit = new double[length];
            unit[i] = 1;
            (double same, double tangent) = jvp(x, n, unit);
            Assert.Equal(value(x, n), same);
            Assert.Equal(tangent, gradient[i], rounding * Math.Max(1, Math.Abs(tangent)));
            double difference = (value(Moved(x, i, Step), n) - value(Moved(x, i, -Step), n)) / (2 * Step);
            Assert.Equal(difference, tangent, tolerance * Math.Max(1, Math.Abs(tangent)));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] x = [0.3, -0.2, 0.9];
        double[] gradient = new double[3];
        double sink = 0;
        Assert.All(Methods, method => Assert.Equal(0, AllocationMeter.BytesOf(() => sink += method.Gradient(x, 20, gradient))));
        Assert.NotEqual(0, sink);
    }

    [Fact]
    public void What_throws_throws_and_nothing_is_left_behind()
    {
        double[] x = [0.3, -200, 0.9];
        double[] gradient = new double[3];
        Assert.Throws<ArgumentOutOfRangeException>(() => KeptExamples.GuardedValueAndGradient(x, 3, gradient));
        Assert.Throws<IndexOutOfRangeException>(() => KeptExamples.GuardedValueAndGradient([0.3], 3, gradient.AsSpan(0, 1)));
        x[1] = 0;
        double value = KeptExamples.GuardedValueAndGradient(x, 3, gradient);
        Assert.Equal([.. x.Select(e => -Math.Exp(e) * value * value)], gradient.Select(static e => e), static (first, second) => Math.Abs(first - second) < RoundingTolerance);
    }

    /// <summary>Counters at the ends of their range, and ranges that are empty by more than an integer holds.</summary>
    [Fact]
    public void Counters_may_begin_anywhere()
    {
        const double X = 0.7;
        Assert.Equal(KeptExamples.DownGradient(X, 5, 1, 3), KeptExamples.DownGradient(X, int.MaxValue, int.MaxValue - 4, 3));
        Assert.Equal(KeptExamples.UpGradient(X, 5, 8, 3), KeptExamples.UpGradient(X, int.MinValue, int.MinValue + 3, 3));
        Assert.Equal(KeptExamples.DownJvp(X, 5, 1, 3, 1).Tangent, KeptExamples.DownGradient(X, 5, 1, 3), RoundingTolerance);
        Assert.Equal(KeptExamples.UpJvp(X, 5, 8, 3, 1).Tangent, KeptExamples.UpGradient(X, 5, 8, 3), RoundingTolerance);
        Assert.Equal(0, KeptExamples.DownGradient(X, int.MaxValue, int.MaxValue, 3));
        Assert.Equal(0, KeptExamples.RangeGradient(X, 1, int.MinValue));
        Assert.Equal(0, KeptExamples.RangeGradient(X, 2_000_000_000, -2_000_000_000));
        Assert.Equal(KeptExamples.RangeJvp(X, -3, 4, 1).Tangent, KeptExamples.RangeGradient(X, -3, 4), RoundingTolerance * 1e3);
    }

    [Fact]
    public void Own_arrays_that_are_not_kept_are_filled_again() =>
        Assert.Equal(KeptExamples.UnboundedJvp(0.7, 3, 20, 1).Tangent, KeptExamples.UnboundedGradient(0.7, 3, 20), RoundingTolerance);

    private static double[] Moved(double[] x, int i, double step)
    {
        double[] moved = [.. x];
        moved[i] += step;
        return moved;
    }
}
