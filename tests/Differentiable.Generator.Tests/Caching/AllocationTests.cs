using System.Text;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Differentiable.Generator.Tests.Caching;

/// <summary>What a keystroke that changes no program costs. Bytes, not milliseconds: a shared machine's clock proves nothing.</summary>
public sealed class AllocationTests(ITestOutputHelper output)
{
    private const int Methods = 100;

    // Measured: 0.75 MB, 7.5 kB a method, most of it Roslyn's, which looks at every attribute again. The margin is for other versions of Roslyn; lowering every method
    // again would take 5.9 MB.
    private const long Bound = 1_500_000;

    [Fact]
    public void An_edit_that_changes_no_program_allocates_little()
    {
        CSharpCompilation compilation = GeneratorRun.CreateCompilation(Source(), "class Other { int One() => 1; }");
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        long allocated = 0;

        // The first edits pay for what is made once a process.
        for (int edit = 0; edit < 3; edit++)
        {
            SyntaxTree other = compilation.SyntaxTrees[1];
            compilation = compilation.ReplaceSyntaxTree(other, other.WithChangedText(SourceText.From($"class Other {{ int One() => {edit + 2}; }}")));
            long before = GC.GetAllocatedBytesForCurrentThread();
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        output.WriteLine($"{allocated:N0} bytes, {allocated / Methods:N0} a method.");
        Assert.InRange(allocated, 1, Bound);
    }

    private static string Source()
    {
        StringBuilder text = new("using System;\nusing Differentiable;\npublic static partial class Model\n{\n");

        for (int i = 0; i < Methods; i++)
        {
            text.Append($$"""
                    [Differentiable]
                    public static double F{{i}}(double x, double y, int n)
                    {
                        double phase = Math.Sin(x * y) + {{i}};
                        if (n > 3) { phase = Math.Sqrt(phase) - y; }
                        return phase * x;
                    }

                """);
        }

        return text.Append('}').ToString();
    }
}
