using Differentiable.Testing.Harness;

namespace Differentiable.Generator.Tests.Caching;

/// <summary>What loops in loops cost the generator. Bytes, not milliseconds: a shared machine's clock proves nothing.</summary>
public sealed class NestedLoopTests(ITestOutputHelper output)
{
    // Each level has its state and its way back inside those of all levels around it: work that grows with the square of the depth, names and texts with it. Measured: 6.3
    // from three levels to six. Asking at each level again which way a loop goes back took 18.
    private const double Bound = 9;

    [Fact]
    public void The_cost_does_not_grow_exponentially_with_the_depth()
    {
        BytesFor(3);
        long three = BytesFor(3);
        long six = BytesFor(6);

        output.WriteLine($"{three:N0} bytes for three levels, {six:N0} for six: {(double)six / three:F1}.");
        Assert.InRange((double)six / three, 1, Bound);
    }

    private static long BytesFor(int depth)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GeneratorRun run = GeneratorRun.Of(Source(depth));
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Empty(run.CompilerDiagnostics);
        return bytes;
    }

    private static string Source(int depth) => $$"""
        using System;
        using Differentiable;

        public static partial class Model
        {
            [Differentiable(Gradient = GradientMode.Reverse)]
            public static double F(double x, double a, double b, int n)
            {
                {{string.Concat(Enumerable.Range(0, depth).Select(static i => $"for (int i{i} = 0; i{i} < n; i{i}++) {{ x = Math.Sin(x * a); "))}}
                x = x * b;
                {{new string('}', depth)}}
                return x;
            }
        }
        """;
}
