using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0103's code fix, before and after.</summary>
public sealed class MarkDifferentiableTests
{
    private const string Before = """
        using Differentiable;

        public static partial class P
        {
            // The inner one.
            private static double G(double x) => x * x;

            [Differentiable]
            public static double F(double x) => x * G(x);
        }
        """;

    private const string After = """
        using Differentiable;

        public static partial class P
        {
            // The inner one.
            [Differentiable]
            private static double G(double x) => x * x;

            [Differentiable]
            public static double F(double x) => x * G(x);
        }
        """;

    [Fact]
    public async Task The_called_method_is_marked()
    {
        string? @fixed = await new CodeFixRun(new MarkDifferentiableCodeFix()).FixFirstAsync(Before.ReplaceLineEndings("\n"));

        Assert.Equal(After.ReplaceLineEndings("\n"), @fixed?.ReplaceLineEndings("\n"));
        Assert.Empty(GeneratorRun.Of(@fixed!).Analyze());
    }

    [Theory]
    [InlineData("using System;\nusing Differentiable;\npublic static partial class P { [Differentiable] public static double F(double x) => x * double.Parse(x.ToString()); }")]
    [InlineData("using Differentiable;\npublic partial class P { double G(double x) => x; [Differentiable] public static double F(double x) => x * new P().G(x); }")]
    public async Task What_cannot_be_marked_is_not_offered(string source) => Assert.Null(await new CodeFixRun(new MarkDifferentiableCodeFix()).FixFirstAsync(source));
}
