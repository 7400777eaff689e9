using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>What a loop reads in each iteration is read before it: if there is an iteration, and nothing else stops the method first.</summary>
public sealed class InvariantTests
{
    private static readonly double[] s_x = [0.6, -0.3, 0.4, 0.9];

    [Fact]
    public void The_cotangent_adds_up_in_a_register()
    {
        GeneratorRun run = ExampleRun.Of(nameof(InvariantExamples));

        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Contains("ReduceInLanes", run.Generated("Distances"));
        Assert.DoesNotContain("xGradient, i, ", InnerLoopsOf(run.Generated("Distances")));
        Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated("Tree"));
    }

    /// <summary>With no iteration nothing is read, there and back, and there is no index that is too large.</summary>
    [Theory]
    [InlineData(0, 99)]
    [InlineData(-1, -7)]
    public void Without_an_iteration_the_index_may_be_anything(int n, int at)
    {
        Assert.Equal(0, InvariantExamples.LimitedValueAndGradient(s_x, n, at).Value);
        Assert.Equal([0, 0, 0, 0], InvariantExamples.LimitedGradient(s_x, n, at));
        Assert.Equal((0, 0), InvariantExamples.LimitedJvp(s_x, n, at, s_x));
        Assert.Equal([], InvariantExamples.BeforeEachGradient([], 0));
        Assert.Equal([0], InvariantExamples.BeforeEachGradient([0.6], 1));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(-1, 3)]
    [InlineData(3, 0)]
    [InlineData(3, -1)]
    public void Without_an_iteration_of_the_outer_or_the_inner_loop_neither(int n, int m)
    {
        Assert.Equal([0, 0, 0, 0], InvariantExamples.TwiceGradient(s_x, n, m, 4));
        Assert.Equal((0, 0), InvariantExamples.TwiceJvp(s_x, n, m, -1, s_x));
        Assert.Throws<IndexOutOfRangeException>(() => InvariantExamples.TwiceGradient(s_x, 1, 1, 4));
        Assert.Throws<IndexOutOfRangeException>(() => InvariantExamples.TwiceJvp(s_x, 1, 1, 4, s_x));
    }

    [Fact]
    public void A_truth_value_is_read_only_if_what_stands_before_it_holds()
    {
        Assert.Equal(0, InvariantExamples.While([], [], 0));
        Assert.Equal([], InvariantExamples.WhileGradient([], [], 0));
        Assert.Throws<IndexOutOfRangeException>(() => InvariantExamples.WhileGradient(s_x, [true], 2));
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(2, -1)]
    [InlineData(99, 4)]
    public void With_one_it_throws(int n, int at)
    {
        Assert.Throws<IndexOutOfRangeException>(() => InvariantExamples.Limited(s_x, n, at));
        Assert.Throws<IndexOutOfRangeException>(() => InvariantExamples.LimitedGradient(s_x, n, at));
        Assert.Throws<IndexOutOfRangeException>(() => InvariantExamples.LimitedJvp(s_x, n, at, s_x));
        Assert.Throws<IndexOutOfRangeException>(() => InvariantExamples.BeforeEachGradient(s_x, 6));
    }

    [Fact]
    public void What_stops_the_loop_first_still_does()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => InvariantExamples.Limited([.. s_x, 1, 2], 6, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => InvariantExamples.LimitedGradient([.. s_x, 1, 2], 6, 1));
    }

    private static string InnerLoopsOf(string generated) => string.Concat(generated.Split("/// <summary>The loop ").Where(static text => text.StartsWith("<c>for (int j", StringComparison.Ordinal)));
}
