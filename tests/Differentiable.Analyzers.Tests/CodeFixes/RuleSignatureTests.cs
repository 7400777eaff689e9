using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0306's code fix, before and after.</summary>
public sealed class RuleSignatureTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "private static double GRule(double x, double y, int n)", "private static (double, double) GRule(double x, double y, int n)" },
        { "/* rule */ static void GRule(double a, double b, int c)", "/* rule */ static (double, double) GRule(double x, double y, int n)" },
        { "private double GRule(double x, double y, int n)", "private static (double, double) GRule(double x, double y, int n)" },
        { "static (double, double) GRule(in double x, double y, int n)", "static (double, double) GRule(double x, double y, int n)" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task The_rule_gets_the_signature_of_the_message(string before, string after)
    {
        string[] @fixed = await Workbench.FixFirstAsync(new RuleSignatureCodeFix(), "DIFF0306", Filled(before));

        Assert.Equal([Filled(after)], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task All_occurrences_can_be_fixed_together()
    {
        string before = Filled("static double GRule(double x, double y, int n)").Replace(" }\n", " [Differentiable] static double H(double x) => x; [DerivativeRule(nameof(H))] static void HRule(double x) => throw new Exception(); }\n", StringComparison.Ordinal);

        string[] @fixed = await Workbench.FixAllAsync(new RuleSignatureCodeFix(), "DIFF0306", FixAllScope.Document, before);

        Assert.Equal([before.Replace("static double GRule", "static (double, double) GRule", StringComparison.Ordinal).Replace("void HRule", "double HRule", StringComparison.Ordinal)], @fixed);
    }

    [Fact]
    public async Task A_generic_rule_is_left_alone() =>
        Assert.Empty(await Workbench.TitlesAsync(new RuleSignatureCodeFix(), "DIFF0306", Filled("static double GRule<T>(double x, double y, int n)")));

    private static string Filled(string rule) =>
        "using System;\nusing Differentiable;\npublic partial class P { [Differentiable] static double G(double x, double y, int n) => x * y; [DerivativeRule(nameof(G))] " + rule + " => throw new Exception(); }\n";
}
