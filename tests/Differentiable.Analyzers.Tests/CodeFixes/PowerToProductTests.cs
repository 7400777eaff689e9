using Differentiable.CodeFixes;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>Powers of variables as products.</summary>
public sealed class PowerToProductTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "Math.$$Pow(x, 2)", "x * x" },
        { "1 + Math.Pow(x$$, 2)", "1 + x * x" },
        { "2 / $$Math.Pow(x, 2)", "2 / (x * x)" },
        { "-Math.$$Pow(x, 3)", "-(x * x * x)" },
        { "Math.Sqrt(Math.$$Pow(x, 2.0))", "Math.Sqrt(x * x)" },
        { "/* a */ double.$$Pow(x, Two) /* b */", "/* a */ x * x /* b */" },
        { "x - Math.$$Pow(x, 2) * 3", "x - (x * x) * 3" },
    };

    public static TheoryData<string> Others =>
        ["Math.$$Pow(x, 4)", "Math.$$Pow(x, 1)", "Math.$$Pow(x, 2.5)", "Math.$$Pow(x + 1, 2)", "Math.$$Pow(n, 2)", "Math.$$Pow(x, n)", "Math.$$Pow(f, 2)", "Math.$$Max(x, 2)", "$$Pow(x, 2)", "x$$ + 1"];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_whole_power_of_a_variable_becomes_a_product(string before, string after) =>
        Assert.Equal(Filled(after), await Workbench.RefactorAsync(new PowerToProductRefactoring(), Filled(before)));

    [Theory, MemberData(nameof(Others))]
    public async Task Nothing_is_offered_for_anything_else(string expression) => Assert.Null(await Workbench.RefactorAsync(new PowerToProductRefactoring(), Filled(expression)));

    private static string Filled(string expression) =>
        "using System;\nstatic class P\n{\n    const double Two = 2;\n    static double Pow(double x, double y) => x;\n    static double F(double x, int n, float f) => " + expression + ";\n}\n";
}
