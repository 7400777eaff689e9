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
        GeneratorRun run = GeneratorRun.Of(File.ReadAllText(Path.Combine(Repository.Root, "tests/Differentiable.Integration.Tests/Arrays/DecompositionExamples.cs")).Insert(0, "using System; using Differentiable;\n"));

        Assert.Empty(run.GeneratorDiagnostics);
        Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated("LeftLooking"));
        Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated("InOneArray"));
        Assert.DoesNotContain("Before = global::Differentiable.Arrays.Workspace.Copy", run.Generated("Factor"));
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

        // The workspace has blocks for what the first call needs, and keeps them: what a thread has allocated is the measure, and the second call's is exact.
        long before = GC.GetAllocatedBytesForCurrentThread();
        DecompositionExamples.EliminationGradient(a, b, 3);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 8 * MostNumbersForAStore * n * n * n / 3 * 2, $"{allocated} bytes");
    }
}
