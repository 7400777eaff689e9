using Differentiable.Testing.Harness;

namespace Differentiable.Generator.Tests.Caching;

/// <summary>Programs of so many methods that other threads derive some of them while Roslyn's lowers the others.</summary>
public sealed class AheadTests
{
    private static readonly string[] Methods = [.. Enumerable.Range(0, 150).Select(static i =>
        $"[Differentiable] public static double F{i}(double x, double y) {{ double s = y; for (int i = 0; i < {i + 9}; i++) {{ s = Math.Sin(s * x) + {i}; }} return s; }}")];

    [Fact]
    public void What_they_make_is_what_each_method_becomes_alone()
    {
        GeneratorRun all = GeneratorRun.Of(Program(Methods));

        Assert.Empty(all.CompilerDiagnostics);
        Assert.Equal(Methods.Length, all.GeneratedTrees.Count);
        Assert.All((int[])[0, 63, 64, 65, 100, 149], i => Assert.Equal(GeneratorRun.Of(Program(Methods[i])).Generated(), all.Generated($".F{i}.")));
    }

    [Fact]
    public void A_run_that_is_cancelled_leaves_nothing_that_another_could_find()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => GeneratorRun.CreateDriver().RunGenerators(GeneratorRun.CreateCompilation(Program(Methods)), cancelled.Token));
        Assert.Equal(Methods.Length, GeneratorRun.Of(Program(Methods)).GeneratedTrees.Count);
    }

    private static string Program(params string[] methods) => $"using System; using Differentiable; namespace Many; public static partial class Model {{ {string.Join('\n', methods)} }}";
}
