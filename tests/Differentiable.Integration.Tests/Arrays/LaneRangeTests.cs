using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Loops in lanes ask once whether all that they reach is there. What the method throws, its derivatives throw; nothing outside of an array is read or written.</summary>
public sealed class LaneRangeTests
{
    private static readonly double[] s_x = [.. Enumerable.Range(0, 13).Select(static i => 0.3 + (0.1 * i))];
    private static readonly double[] s_tangent = [.. Enumerable.Range(0, 13).Select(static i => Math.Cos(i))];

    [Fact]
    public void These_loops_run_in_lanes()
    {
        GeneratorRun run = ExampleRun.Of(nameof(LaneRangeExamples));

        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Contains("bool IsInRange(", run.Generated("Shifted"));
        Assert.Contains("bool IsInRange(", run.Generated("Between"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(13)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue - 5)]
    [InlineData(int.MinValue)]
    public void A_store_beyond_the_array_throws(int by)
    {
        Assert.Throws<IndexOutOfRangeException>(() => LaneRangeExamples.Shifted(s_x, 2, by));
        Assert.Throws<IndexOutOfRangeException>(() => LaneRangeExamples.ShiftedJvp(s_x, 2, by, s_tangent, 1));
        Assert.Throws<IndexOutOfRangeException>(() => LaneRangeExamples.ShiftedVjp(s_x, 2, by, s_tangent));
    }

    [Theory]
    [InlineData(0, 12, 1)]
    [InlineData(0, 13, 0)]
    [InlineData(-1, 12, 1)]
    [InlineData(3, 12, -4)]
    [InlineData(0, int.MaxValue, 0)]
    [InlineData(int.MinValue, 12, 0)]
    [InlineData(2, 9, int.MaxValue)]
    public void A_read_beyond_the_array_throws(int first, int last, int by)
    {
        double[] y = new double[13];
        double[] back = new double[13];

        Assert.Throws<IndexOutOfRangeException>(() => LaneRangeExamples.Between(s_x, 2, first, last, by, y));
        Assert.Throws<IndexOutOfRangeException>(() => LaneRangeExamples.BetweenJvp(s_x, 2, first, last, by, y, s_tangent, 1, new double[13]));
        Assert.Throws<IndexOutOfRangeException>(() => LaneRangeExamples.BetweenVjp(s_x, 2, first, last, by, y, s_tangent, back));
    }

    [Theory]
    [InlineData(0, 12, 0)]
    [InlineData(0, 9, 3)]
    [InlineData(5, 12, -5)]
    [InlineData(4, 3, 100)]
    [InlineData(7, 7, 5)]
    public void Within_the_arrays_a_dot_product_is_the_same_from_both_sides(int first, int last, int by)
    {
        double[] y = new double[13];
        double[] tangent = new double[13];
        double[] again = new double[13];
        double[] ofX = new double[13];
        double[] w = [.. s_x.Select(Math.Sin)];
        double[] expected = [.. Enumerable.Range(0, 13).Select(i => i >= first && i <= last ? 2 * s_x[i + by] : 0)];

        LaneRangeExamples.BetweenJvp(s_x, 2, first, last, by, y, s_tangent, 0.7, tangent);
        double ofC = LaneRangeExamples.BetweenVjp(s_x, 2, first, last, by, again, w, ofX);

        Assert.Equal(expected, y);
        Assert.Equal(expected, again);

        // Thirteen products of numbers below 2, in other orders.
        Assert.Equal(w.Zip(tangent, static (p, q) => p * q).Sum(), ofX.Zip(s_tangent, static (p, q) => p * q).Sum() + (0.7 * ofC), 1e-13);
    }

    /// <summary>Where there is no iteration, nothing is read to find out what iterations would reach.</summary>
    [Fact]
    public void Without_an_iteration_nothing_is_read()
    {
        double[] zeros = new double[s_x.Length];

        Assert.Equal(zeros, LaneRangeExamples.Moved(s_x, [], 0));
        Assert.Equal(zeros, LaneRangeExamples.MovedJvp(s_x, [], 0, s_tangent).Tangent);
        Assert.Equal(zeros, LaneRangeExamples.MovedVjp(s_x, [], 0, s_tangent).Cotangent);
        Assert.Throws<IndexOutOfRangeException>(static () => LaneRangeExamples.MovedJvp(s_x, [], 1, s_tangent));
    }
}
