using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>[Differentiable] is offered on what can be differentiated as it is, and on nothing else.</summary>
public sealed class MarkDifferentiableTests
{
    public static TheoryData<string> Offered =>
    [
        "static double $$F(double x) => x * x;",
        "public static double F(double x, $$int n) { double s = 0; for (int i = 0; i < n; i++) { s += x; } return s; }",
        "static (double, double) F$$(double x) => (x, 2 * x);",
        "$$static double F(double[] x) => x[0] * Math.Sin(x[1]);",
        "[Obsolete] static float F$$(float x) => MathF.Sqrt(x);",
    ];

    public static TheoryData<string> NotOffered =>
    [
        "static double F(double x) => $$x * x;",
        "double $$F(double x) => x * x;",
        "static void $$F(double x) { }",
        "static double $$F(int n) => n;",
        "static double $$F(double x) => G(x); static double G(double x) => x;",
        "static double $$F(double x) { try { return x; } finally { } }",
        "static int $$F(double x) => 3;",
        "static double $$F(double x) => missing;",
        "static double $$F<T>(double x) => x;",
        "[Differentiable] static double $$F(double x) => x;",
        "static partial double $$F(double x);",
        "static double $$F(double x) => x * x; static double FGradient(double x) => 1;",
    ];

    [Theory, MemberData(nameof(Offered))]
    public async Task It_is_offered_where_lowering_finds_no_error(string method)
    {
        string? marked = await Workbench.RefactorAsync(new MarkDifferentiableRefactoring(), Filled(method));

        Assert.Equal(Filled(method.Replace("$$", "", StringComparison.Ordinal)).Replace("{\n    ", "{\n    [Differentiable]\n    ", StringComparison.Ordinal), marked);
        Assert.DoesNotContain(GeneratorRun.Of(marked!).Analyze(), static diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
        Assert.Single(GeneratorRun.Of(marked!).GeneratedTrees);
    }

    [Theory, MemberData(nameof(NotOffered))]
    public async Task It_is_not_offered_elsewhere(string method) => Assert.Null(await Workbench.RefactorAsync(new MarkDifferentiableRefactoring(), Filled(method)));

    [Fact]
    public async Task It_is_not_offered_where_the_type_is_not_partial() => Assert.Null(await Workbench.RefactorAsync(
        new MarkDifferentiableRefactoring(), "public static class P\n{\n    static double $$F(double x) => x;\n}\n"));

    [Fact]
    public async Task The_using_directive_comes_with_it() => Assert.Equal(
        "using Differentiable;\n\npublic static partial class P\n{\n    [Differentiable]\n    static double F(double x) => x;\n}\n",
        await Workbench.RefactorAsync(new MarkDifferentiableRefactoring(), "public static partial class P\n{\n    static double $$F(double x) => x;\n}\n"));

    private static string Filled(string method) => "using System;\nusing Differentiable;\npublic static partial class P\n{\n    " + method + "\n}\n";
}
