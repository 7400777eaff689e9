using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0112's code fix, before and after.</summary>
public sealed class GuardTests
{
    public static TheoryData<string, string> Cases => new()
    {
        {
            "    static double F(double x)\n    {\n        // Root.\n        return Math.Sqrt(x);\n    }\n",
            "    static double F(double x)\n    {\n        if (x <= 0) { throw new ArgumentOutOfRangeException(nameof(x)); }\n        // Root.\n        return Math.Sqrt(x);\n    }\n"
        },
        {
            "    static double F(double x)\n    {\n        double y = x + 1;\n        y += Math.Asin(y);\n        return y;\n    }\n",
            "    static double F(double x)\n    {\n        double y = x + 1;\n        if (y <= -1 || y >= 1) { throw new ArgumentOutOfRangeException(nameof(y)); }\n        y += Math.Asin(y);\n        return y;\n    }\n"
        },
        {
            "    static double F(double x) => x * Math.Log(x); // entropy\n",
            "    static double F(double x)\n    {\n        if (x <= 0) { throw new ArgumentOutOfRangeException(nameof(x)); }\n        return x * Math.Log(x);\n    } // entropy\n"
        },
        {
            "    static double F(double x) { return double.LogP1(x); }\n",
            "    static double F(double x) { if (x <= -1) { throw new ArgumentOutOfRangeException(nameof(x)); } return double.LogP1(x); }\n"
        },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_guard_goes_before_the_statement(string before, string after)
    {
        string[] @fixed = await Workbench.FixFirstAsync(new GuardCodeFix(), "DIFF0112", Filled(before));

        Assert.Equal([Filled(after)], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
        Assert.Empty(GeneratorRun.Of(@fixed).CompilerDiagnostics);
    }

    [Theory]
    [InlineData("static double F(double x) => Math.Sqrt(x * 2);")]
    [InlineData("static double F(double x, int n) { for (double y = x; Math.Sqrt(y) > n; y -= 1) { x *= Math.Sqrt(x + 1); } return x; }")]
    [InlineData("static double F(double x, int n) { if (n > 0) return Math.Sqrt(x); return 1; }")]
    public async Task Where_there_is_no_variable_or_no_place_nothing_is_offered(string method) =>
        Assert.Empty(await Workbench.TitlesAsync(new GuardCodeFix(), "DIFF0112", Filled(method)));

    [Fact]
    public async Task The_title_says_what_is_tested() =>
        Assert.Equal(["Throw where x <= -1 || x >= 1"], await Workbench.TitlesAsync(new GuardCodeFix(), "DIFF0112", Filled("static double F(double x) => Math.Acos(x);")));

    private static string Filled(string method) => "using System;\nusing Differentiable;\npublic static partial class P\n{\n    [Differentiable]\n" + method + "}\n";
}
