using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0103's code fix for a called method of another assembly, before and after.</summary>
public sealed class WriteRuleTests
{
    private const string Before = "using System;\nusing Differentiable;\nusing Microsoft.VisualBasic;\npublic static partial class P\n{\n    [Differentiable]\n    static double F(double x, int n) => CALL;\n";
    private const string Rule = "\n    [DerivativeRule(typeof(RULE => throw new NotImplementedException();\n";

    public static TheoryData<string, string> Cases => new()
    {
        { "Convert.ToDouble(x)", "Convert), nameof(Convert.ToDouble))]\n    private static double ToDoubleRule(double value)" },
        { "Financial.SLN(x, 2, n)", "Financial), nameof(Financial.SLN))]\n    private static (double Cost, double Salvage, double Life) SLNRule(double Cost, double Salvage, double Life)" },
        { "Financial.Pmt(x, n, 2)", "Financial), nameof(Financial.Pmt))]\n    private static (double Rate, double NPer, double PV, double FV) PmtRule(double Rate, double NPer, double PV, double FV, DueDate Due)" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_rule_is_written_beside_the_caller(string call, string rule)
    {
        string[] @fixed = await Workbench.FixFirstAsync(new WriteRuleCodeFix(), "DIFF0103", Filled(call));

        Assert.Equal([Filled(call, rule)], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task All_occurrences_can_be_fixed_together_and_one_rule_serves_all_calls_in_a_type()
    {
        string before = Filled("Convert.ToDouble(x) + Financial.SLN(Convert.ToDouble(x), 2, n)");

        string[] @fixed = await Workbench.FixAllAsync(new WriteRuleCodeFix(), "DIFF0103", FixAllScope.Document, before);

        Assert.Equal(2, @fixed.Single().Split("[DerivativeRule").Length - 1);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    private static string Filled(string call, string? rule = null) =>
        Before.Replace("CALL", call, StringComparison.Ordinal) + (rule is null ? "" : Rule.Replace("RULE", rule, StringComparison.Ordinal)) + "}\n";
}
