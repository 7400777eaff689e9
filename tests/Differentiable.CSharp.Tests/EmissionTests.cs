using Differentiable.Testing.Harness;

namespace Differentiable.CSharp.Tests;

/// <summary>How programs are written as C#: parentheses, literals, names, early returns.</summary>
public sealed class EmissionTests
{
    [Theory]
    [InlineData("x - (y - x)", "x - (y - x)")]
    [InlineData("x - y - x", "x - y - x")]
    [InlineData("Math.Floor(x / (y + 1))", "global::System.Math.Floor(x / (y + 1.0))")]
    [InlineData("-(x + y)", "-(x + y)")]
    [InlineData("x * 1e300", "x * 1E+300")]
    [InlineData("x + 3", "x + 3.0")]
    [InlineData("x * double.NaN", "x * double.NaN")]
    [InlineData("Math.Max(x, -0.0)", "global::System.Math.Max(x, -0.0)")]
    public void Expressions_are_written_as_the_user_wrote_them(string expression, string expected)
    {
        string code = Generated($"double F(double x, double y) => {expression};");

        Assert.Contains($"return ({expected}, ", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Keywords_keep_their_escape() =>
        Assert.Contains("double @class, double @in", Generated("double F(double @class, double @in) => @class * @in;"), StringComparison.Ordinal);

    [Fact]
    public void An_early_return_stays_one()
    {
        string code = Generated("double F(double x, double y) { if (x > y) { return x; } return x * y; }");

        Assert.Contains("if (x > y)\n        {\n            return (x, xTangent);\n        }", code, StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_statement_stands_above_what_comes_from_it()
    {
        string code = Generated("double F(double x, double y)\n{\n    double  z = /* why */ Math.Exp(x)\n        * y; // how\n    return z * z;\n}");

        Assert.Contains("// double z = Math.Exp(x) * y;\n", code, StringComparison.Ordinal);
    }

    /// <summary>A long run of quotients that nobody reads, but that can throw: its rest is a part without results.</summary>
    [Fact]
    public void A_part_without_results_is_called_for_what_it_throws()
    {
        string quotients = string.Concat(Enumerable.Range(2, 90).Select(static i => $" k = {i} / (k + n);"));
        string code = Generated($"double F(double x, int n) {{ double s = x * x; if (n > 3) {{ int k = n;{quotients} }} return s; }}");

        Assert.Contains("            Rest(k32, n);\n", code, StringComparison.Ordinal);
    }

    private static string Generated(string method)
    {
        GeneratorRun run = GeneratorRun.Of($"using System; using Differentiable; public static partial class Program {{ [Differentiable] public static {method} }}");
        Assert.Empty(run.CompilerDiagnostics);
        return run.Generated();
    }
}
