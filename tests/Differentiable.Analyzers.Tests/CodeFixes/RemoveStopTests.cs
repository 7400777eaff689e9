using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0113's code fix, before and after.</summary>
public sealed class RemoveStopTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "x * Derivative.Stop(c)", "x * c" },
        { "x * Derivative.Stop(c + 1)", "x * (c + 1)" },
        { "Math.Max(Derivative.Stop(c + 1), x)", "Math.Max(c + 1, x)" },
        { "x * Derivative.Stop(n) / 2", "x * (float)n / 2" },
        { "x + Derivative.Stop(n / 2)", "x + (float)(n / 2)" },
        { "x * /* so */ Derivative.Stop(c) /* much */", "x * /* so */ c /* much */" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task What_was_stopped_stays(string before, string after)
    {
        string[] @fixed = await Workbench.FixFirstAsync(new RemoveStopCodeFix(), "DIFF0113", Filled(before));

        Assert.Equal([Filled(after)], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task All_occurrences_can_be_fixed_together_also_one_in_another() => Assert.Equal(
        [Filled("x * c + c")],
        await Workbench.FixAllAsync(new RemoveStopCodeFix(), "DIFF0113", FixAllScope.Document, Filled("x * Derivative.Stop(Derivative.Stop(c)) + Derivative.Stop(c)")));

    private static string Filled(string expression) =>
        "using System;\nusing Differentiable;\npublic static partial class P\n{\n    [Differentiable]\n    static double F(double x, [NoDerivative] double c, int n) => " + expression + ";\n}\n";
}
