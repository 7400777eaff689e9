using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0105's code fix, before and after.</summary>
public sealed class WrapInStopTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "x * (int)x", "x * (int)Derivative.Stop(x)" },
        { "x * (int)(x + 0.5)", "x * (int)Derivative.Stop(x + 0.5)" },
        { "x * /* down */ (long) x /* done */", "x * /* down */ (long) Derivative.Stop(x) /* done */" },
        { "x * checked((byte)Math.Exp(x))", "x * checked((byte)Derivative.Stop(Math.Exp(x)))" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task What_is_converted_is_wrapped(string before, string after)
    {
        string[] @fixed = await Workbench.FixFirstAsync(new WrapInStopCodeFix(), "DIFF0105", Filled(before));

        Assert.Equal([Filled(after)], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task A_conversion_that_is_not_written_is_left_alone() => Assert.Empty(await Workbench.TitlesAsync(
        new WrapInStopCodeFix(),
        "DIFF0105",
        Filled("x").Replace("=> x;", "{ double s = 0; foreach (int i in new double[] { x }) { s += i; } return s; }", StringComparison.Ordinal)));

    [Fact]
    public async Task Where_the_namespace_is_not_imported_the_name_is_written_out()
    {
        string before = Filled("x * (int)x").Replace("using Differentiable;\n", "", StringComparison.Ordinal).Replace("[Differentiable]", "[Differentiable.Differentiable]", StringComparison.Ordinal);

        string[] @fixed = await Workbench.FixFirstAsync(new WrapInStopCodeFix(), "DIFF0105", before);

        Assert.Equal([before.Replace("(int)x", "(int)global::Differentiable.Derivative.Stop(x)", StringComparison.Ordinal)], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task All_occurrences_can_be_fixed_together_also_one_in_another()
    {
        string[] @fixed = await Workbench.FixAllAsync(new WrapInStopCodeFix(), "DIFF0105", FixAllScope.Document, Filled("x * (int)(x * (int)x) + (long)x"));

        Assert.Equal([Filled("x * (int)Derivative.Stop(x * (int)Derivative.Stop(x)) + (long)Derivative.Stop(x)")], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    private static string Filled(string expression) =>
        "using System;\nusing Differentiable;\npublic static partial class P\n{\n    [Differentiable]\n    static double F(double x) => " + expression + ";\n}\n";
}
