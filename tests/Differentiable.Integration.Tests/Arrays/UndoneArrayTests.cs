using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>What the way back of a loop reads of a matrix that is changed in place is restored store by store: a copy of the matrix for each run of an inner loop would take n times as long as the value.</summary>
public sealed class UndoneArrayTests
{
    // Work that keeps everything, once for each element: a few numbers for each store, and there are n³ / 3 of them at most.
    private const long MostNumbersForAStore = 4;

    [Fact]
    public void No_inner_loop_copies_a_matrix()
    {
        GeneratorRun run = ExampleRun.Of(nameof(DecompositionExamples));

        Assert.Empty(run.GeneratorDiagnostics);
        Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated("LeftLooking"));
        Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated("RightLooking"));
        Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated("InOneArray"));
        Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated("Factor"));
    }

    /// <summary>With eight times as many steps, eight times as much is done; with a copy of all states at each step it was 64 times as much, and at ten thousand steps an exception.</summary>
    [Fact]
    public void What_is_kept_of_a_simulation_is_in_proportion_to_its_steps()
    {
        const int steps = 20_000;
        double[] p = [0.6, -0.3, 0.4];
        AssertKeepsAFew(steps * p.Length, () => HistoryExamples.ByIndexGradient(p, 1e-4, steps));
        AssertKeepsAFew(steps * p.Length, () => HistoryExamples.BySliceGradient(p, 1e-4, steps));
        AssertKeepsAFew(steps * p.Length, () => HistoryExamples.ByHelperGradient(p, 1e-4, steps));
        AssertKeepsAFew(steps * 4, () => HistoryExamples.RecurrentGradient(new double[16], new double[steps], 4));
        AssertKeepsAFew(steps, () => HistoryExamples.FilteredVjp([0.1, 0.2], new double[steps], new double[steps]));
        AssertKeepsAFew(steps, () => HistoryExamples.WindowGradient(new double[steps], 3));
        AssertKeepsAFew(steps, () => HistoryExamples.PathGradient(new double[steps], 8));
    }

    /// <summary>An inner loop that ends where it wants to is counted first, and does not begin from a copy either; if what decides is what it stores, there is room for all that its condition allows.</summary>
    [Fact]
    public void A_loop_that_stops_by_itself_is_counted_first()
    {
        GeneratorRun run = ExampleRun.Of(nameof(HistoryExamples));

        Assert.Empty(run.GeneratorDiagnostics);

        foreach (string method in new[] { "Band", "Linked", "Butterflies" })
        {
            Assert.Contains("// Counts: what decides about the next iteration, alone.", run.Generated(method));
            Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated(method));
        }

        // Where the row ends is read before the loop: then its length is known.
        foreach (string method in new[] { "FilledUntil", "Growing", "Rows" })
        {
            Assert.DoesNotContain("// Counts:", run.Generated(method));
            Assert.DoesNotContain("Workspace.Copy<double>(y)", run.Generated(method));
        }

        Assert.DoesNotContain("Workspace.Copy<double>(y)", run.Generated("Stencils"));

        AssertKeepsAFew(2 * 100 * 100, static () => HistoryExamples.BandGradient(Enumerable.Repeat(2.5, 100).ToArray(), 0.3, 2));
        AssertKeepsAFew(12 * 1_000, static () => HistoryExamples.GrowingGradient(Enumerable.Repeat(0.5, 1_000).ToArray(), 3));
    }

    /// <summary>The way back of a branch needs its condition: one truth value, not the numbers that it compares.</summary>
    [Fact]
    public void Of_a_comparison_only_its_outcome_is_kept()
    {
        GeneratorRun run = ExampleRun.Of(nameof(HistoryExamples));

        Assert.Contains("the history of an iteration is 1 bool: isGreater, needed by `if (a[i] > a[i + 1])`", run.Generated("Bubbles"));
        Assert.Contains("the history of an iteration is 1 bool: isGreater, needed by `if (candidate > best)`", run.Generated("Likeliest"));
        Assert.Contains("Span<bool> isLess", run.Generated("Shortest"));
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(1_000_000_000)]
    [InlineData(int.MaxValue)]
    public void A_bound_beyond_the_array_asks_for_no_more_room(int most)
    {
        double[] x = [0.3, 0.4, 0.5, -0.2];
        int trips = (int)Math.Clamp(most + 1L, 0, x.Length - 1);

        // The sum of 1, 2, ... times x².
        Assert.Equal(x.Select(number => trips * (trips + 1) * number), HistoryExamples.CappedGradient(x, most), static (expected, actual) => Math.Abs(expected - actual) < 1e-14);
        AssertKeepsAFew(100 * 100, () => HistoryExamples.CappedGradient(Enumerable.Repeat(0.01, 100).ToArray(), most));
    }

    /// <summary>The copies that an innermost loop begins from were kept of each run of the loop around it: n⁴ / 2 numbers.</summary>
    [Fact]
    public void No_copy_of_a_matrix_is_kept_for_each_element()
    {
        const int n = 60;
        AssertKeepsAFew(n * n * n / 3, static () => HistoryExamples.SettledGradient([.. Enumerable.Range(0, n).Select(static i => Math.Cos(i))]));
    }

    /// <summary>With twice as many rows, eight times as much is done; with a copy of the matrix for each inner loop, what is kept would be sixteen times as much.</summary>
    [Fact]
    public void What_is_kept_of_a_decomposition_is_in_proportion_to_its_stores()
    {
        const int n = 60;
        double[,] a = new double[n, 1];
        double[] b = new double[n];

        for (int i = 0; i < n; i++)
        {
            a[i, 0] = Math.Sin(i);
            b[i] = Math.Cos(i);
        }

        AssertKeepsAFew(n * n * n / 3, () => DecompositionExamples.EliminationGradient(a, b, 3));
    }

    /// <summary>The transpose again; and the result is what the method gives, not what the way back leaves.</summary>
    [Fact]
    public void A_result_that_is_taken_back_is_a_result()
    {
        double[] a = [0.6, -0.3];
        double[] x = [0.5, -1.2, 0.7, 0.9];
        double[] ofA = [0.2, 0.7];
        double[] ofX = [0.3, -0.8, 0.1, 0.4];
        double[] cotangent = [1.1, 0.4, -0.6, 0.9];
        (double[] value, double[] tangent) = HistoryExamples.FilteredJvp(a, x, ofA, ofX);
        (double[] again, (double[] A, double[] X) back) = HistoryExamples.FilteredVjp(a, x, cotangent);

        Assert.Equal(HistoryExamples.Filtered(a, x), value);
        Assert.Equal(value, again);

        // Some ten products of numbers below 2, in other orders.
        Assert.Equal(Dot(tangent, cotangent), Dot(ofA, back.A) + Dot(ofX, back.X), 1e-14);
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, static (p, q) => p * q).Sum();

    /// <summary>On a thread of its own, which has a workspace of its own: it has blocks for what the first call needs, so what the thread has allocated is the measure.</summary>
    private static void AssertKeepsAFew(long stores, Action call)
    {
        long allocated = 0;
        Thread thread = new(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();

        // Blocks of memory grow by doubling, and of the last one little may be used.
        Assert.True(allocated < 8 * MostNumbersForAStore * stores * 4, $"{allocated} bytes");
    }
}
