using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0109's code fixes, before and after.</summary>
public sealed class KeepDerivativeTests
{
    public static TheoryData<string, string> Kept => new()
    {
        { "x + Math.Floor(x)", "x + Derivative.StraightThrough(Math.Floor(x), x)" },
        { "x + Math.Round(x * x, 2)", "x + Derivative.StraightThrough(Math.Round(x * x, 2), x * x)" },
        { "x + /* up */ Math.Ceiling((x + 1)) /* done */", "x + /* up */ Derivative.StraightThrough(Math.Ceiling((x + 1)), x + 1) /* done */" },
        { "x + MathF.Truncate((float)x)", "x + Derivative.StraightThrough(MathF.Truncate((float)x), (float)x)" },
    };

    public static TheoryData<string, string> Stopped => new()
    {
        { "x + Math.Floor(x)", "x + Math.Floor(Derivative.Stop(x))" },
        { "x + Math.Round(x * x, 2)", "x + Math.Round(Derivative.Stop(x * x), 2)" },
        { "x * Math.Sign(x)", "x * Math.Sign(Derivative.Stop(x))" },
        { "x + Math.Floor(x = x + 1)", "x + Math.Floor(Derivative.Stop(x = x + 1))" },
    };

    [Theory, MemberData(nameof(Kept))]
    public async Task The_derivative_is_kept(string before, string after)
    {
        string @fixed = await Workbench.FixFirstByTitleAsync(new KeepDerivativeCodeFix(), "DIFF0109", KeepDerivativeCodeFix.KeepTitle, Filled(before));

        Assert.Equal(Filled(after), @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
        Assert.Empty(GeneratorRun.Of(@fixed).CompilerDiagnostics);
    }

    [Theory, MemberData(nameof(Stopped))]
    public async Task The_derivative_is_stopped(string before, string after)
    {
        string @fixed = await Workbench.FixFirstByTitleAsync(new KeepDerivativeCodeFix(), "DIFF0109", KeepDerivativeCodeFix.StopTitle, Filled(before));

        Assert.Equal(Filled(after), @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Theory]
    [InlineData("x * Math.Sign(x)")]
    [InlineData("x + Math.Floor(x = x + 1)")]
    [InlineData("x + Math.Floor(x++)")]
    public async Task What_cannot_be_written_twice_or_is_an_integer_can_only_be_stopped(string before) =>
        Assert.Equal([KeepDerivativeCodeFix.StopTitle], await Workbench.TitlesAsync(new KeepDerivativeCodeFix(), "DIFF0109", Filled(before)));

    [Fact]
    public async Task All_occurrences_can_be_fixed_together_also_one_in_another() => Assert.Equal(
        Filled("Derivative.StraightThrough(Math.Floor(x * Derivative.StraightThrough(Math.Round(x), x)), x * Derivative.StraightThrough(Math.Round(x), x)) + x"),
        await Workbench.FixAllByTitleAsync(
            new KeepDerivativeCodeFix(), "DIFF0109", KeepDerivativeCodeFix.KeepTitle, Filled("Math.Floor(x * Derivative.StraightThrough(Math.Round(x), x)) + x")));

    [Fact]
    public async Task All_occurrences_can_be_stopped_together() => Assert.Equal(
        Filled("Math.Floor(Derivative.Stop(x)) + Math.Round(Derivative.Stop(x)) + x"),
        await Workbench.FixAllByTitleAsync(new KeepDerivativeCodeFix(), "DIFF0109", KeepDerivativeCodeFix.StopTitle, Filled("Math.Floor(x) + Math.Round(x) + x")));

    private static string Filled(string expression) =>
        "using System;\nusing Differentiable;\npublic static partial class P\n{\n    [Differentiable]\n    static double F(double x) => " + expression + ";\n}\n";
}
