using Differentiable.CSharp.Caching;
using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.CSharp.Tests;

/// <summary>After an edit the cache gives what lowering gives, and gives it again without lowering where nothing can have changed.</summary>
public sealed class LoweringCacheTests
{
    private const string Method = """
        using System;
        using static Example.Constants;

        namespace Example;

        public static partial class Model
        {
            [Differentiable.Differentiable(Also = Differentiable.Derivatives.Hvp)]
            public static double F(double x, double y) => Scale * x * Inner(y) + Helper.Twice(x);
        }
        """;

    private const string Other = """
        namespace Example;

        public static class Constants
        {
            public const double Scale = 3;
        }

        public static partial class Model
        {
            [Differentiable.Differentiable(Also = Differentiable.Derivatives.Hvp)]
            public static double Inner(double y)
            {
                return y * y;
            }
        }

        public static partial class Helper
        {
            [Differentiable.Differentiable]
            public static double Twice(double x) => 2 * x;
        }
        """;

    /// <summary>Edits of the other file: of what F depends on, in each way in which it can.</summary>
    [Theory]
    [InlineData("Scale = 3", "Scale = 4")]
    [InlineData("return y * y;", "return y * y * y;")]
    [InlineData("2 * x", "2 * x + System.Math.Floor(x)")]
    [InlineData("public static double Inner(double y)", "public static float Inner(float y)")]
    [InlineData("public static double Inner(double y)", "public static double Inner([Differentiable.NoDerivative] double y)")]
    [InlineData("[Differentiable.Differentiable]\n    public static double Twice", "public static double Twice")]
    [InlineData("public static double Twice(double x) => 2 * x;", "public static double Twice(double x) => 2 * x;\n    [Differentiable.Differentiable] public static float Twice(float x) => x;")]
    [InlineData("public static class Constants", "public static class Math2 { }\npublic static class Constants")]
    [InlineData("public static double Inner", "private static double Inner")]
    [InlineData("namespace Example;", "global using Scalar = double;\nnamespace Example;")]
    [InlineData("public static partial class Helper", "public static partial class Model { public static double FGradient(double x, double y) => x; }\npublic static partial class Helper")]
    public void An_edit_elsewhere_changes_what_it_changes(string before, string after) => AssertSame(Other.ReplaceLineEndings("\n"), Other.ReplaceLineEndings("\n").Replace(before, after, StringComparison.Ordinal), mayBeKept: false);

    [Theory]
    [InlineData("return 1;", "return 2;")]
    [InlineData("public static int Unrelated", "/* a comment */\n\npublic static int Unrelated")]
    public void An_edit_of_what_it_has_nothing_to_do_with_changes_nothing(string before, string after)
    {
        const string Unrelated = "public static class Third { public static int Unrelated() { return 1; } }";
        AssertSame(Unrelated, Unrelated.Replace(before, after, StringComparison.Ordinal), mayBeKept: true, Other);
    }

    [Fact]
    public void Options_and_references_count()
    {
        CSharpCompilation compilation = GeneratorRun.CreateCompilation(Method, Other);
        Assert.NotNull(Cached(compilation));
        AssertIsFresh(compilation.WithOptions(compilation.Options.WithOverflowChecks(true)));
        AssertIsFresh(compilation.RemoveReferences(compilation.References.Last()));
    }

    /// <summary>The paths of generated files contain what the cache takes them by.</summary>
    [Fact]
    public void Generated_files_are_known_by_their_paths()
    {
        GeneratorRun run = GeneratorRun.Of(Method, Other);
        Assert.Equal(3, run.Compilation.SyntaxTrees.Count(static tree => tree.FilePath.Contains(KnownNames.Generator, StringComparison.Ordinal)));
    }

    private static void AssertSame(string before, string after, bool mayBeKept, params string[] more)
    {
        Assert.NotEqual(before, after);
        CSharpCompilation first = GeneratorRun.CreateCompilation([Method, before, .. more]);
        LoweredMethod? model = Cached(first);
        SyntaxTree edited = first.SyntaxTrees.Single(tree => tree.ToString() == before);
        CSharpCompilation second = first.ReplaceSyntaxTree(edited, edited.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(after)));
        AssertIsFresh(second);

        if (mayBeKept)
        {
            Assert.Same(model, Cached(second));
        }
    }

    private static void AssertIsFresh(CSharpCompilation compilation)
    {
        IMethodSymbol method = MethodOf(compilation);
        LoweringResult fresh = MethodLowering.LowerDifferentiable(method, compilation, CancellationToken.None);
        Assert.Equal(fresh.Method, Cached(compilation));
        Assert.Equal(
            MethodLowering.CheckDifferentiable(method, compilation, CancellationToken.None).Findings.Select(Text),
            LoweringCache.CheckDifferentiable(method, compilation, CancellationToken.None).Select(Text));
    }

    private static LoweredMethod? Cached(CSharpCompilation compilation)
    {
        LoweringCache.CheckDifferentiable(MethodOf(compilation), compilation, CancellationToken.None);
        return LoweringCache.LowerDifferentiable(MethodOf(compilation), compilation, CancellationToken.None);
    }

    private static IMethodSymbol MethodOf(CSharpCompilation compilation) => (IMethodSymbol)compilation.GetTypeByMetadataName("Example.Model")!.GetMembers("F").Single();

    private static string Text(Finding finding) => finding.ToDiagnostic().ToString();
}
