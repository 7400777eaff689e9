using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0103's code fix for a called method in source, before and after.</summary>
public sealed class MarkCalledMethodTests
{
    private const string Caller = "using Differentiable;\npublic static partial class P\n{\n    [Differentiable]\n    static double F(double x) => Q.G(x) + Q.H(x) + Q.G(2 * x);\n}\n";

    public static TheoryData<string, string> Cases => new()
    {
        { "static double G(double x) => x;", "[Differentiable] static double G(double x) => x;" },
        { "/* after */ static double G(double x) => x;", "/* after */ [Differentiable] static double G(double x) => x;" },
        { "\n    static double G(double x) => x;\n", "\n    [Differentiable]\n    static double G(double x) => x;\n" },
        { "\n    /// <summary>G.</summary>\n    static double G(double x) => x;\n", "\n    /// <summary>G.</summary>\n    [Differentiable]\n    static double G(double x) => x;\n" },
        { "\n    [Obsolete]\n    static double G(double x) => x;\n", "\n    [Differentiable]\n    [Obsolete]\n    static double G(double x) => x;\n" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task The_called_method_is_marked(string before, string after)
    {
        string[] @fixed = await Workbench.FixFirstAsync(new MarkCalledMethodCodeFix(), "DIFF0103", Filled(before));

        Assert.Equal([Filled(after)], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task A_method_in_another_document_is_marked_there_and_its_namespace_imported()
    {
        string[] @fixed = await Workbench.FixFirstAsync(new MarkCalledMethodCodeFix(), "DIFF0103", Caller, "// Q\npublic static partial class Q\n{\n    public static double G(double x) => x;\n    public static double H(double x) => x;\n}\n");

        Assert.Equal([Caller, "// Q\nusing Differentiable;\n\npublic static partial class Q\n{\n    [Differentiable]\n    public static double G(double x) => x;\n    public static double H(double x) => x;\n}\n"], @fixed);
    }

    [Fact]
    public async Task The_ends_of_lines_stay_what_they_are()
    {
        string before = "public static partial class Q\n{\n    public static double G(double x) => x;\n    public static double H(double x) => x;\n}\n".Replace("\n", "\r\n", StringComparison.Ordinal);

        string[] @fixed = await Workbench.FixFirstAsync(new MarkCalledMethodCodeFix(), "DIFF0103", Caller, before);

        Assert.DoesNotContain("\n", @fixed[1].Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, InlineData(FixAllScope.Document), InlineData(FixAllScope.Project), InlineData(FixAllScope.Solution)]
    public async Task All_occurrences_can_be_fixed_together(FixAllScope scope)
    {
        string[] @fixed = await Workbench.FixAllAsync(new MarkCalledMethodCodeFix(), "DIFF0103", scope, Caller, "using System;\npublic static partial class Q\n{\n    public static double G(double x) => x;\n    public static double H(double x) => x;\n}\n");

        Assert.Equal("using System;\nusing Differentiable;\npublic static partial class Q\n{\n    [Differentiable]\n    public static double G(double x) => x;\n    [Differentiable]\n    public static double H(double x) => x;\n}\n", @fixed[1]);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Theory]
    [InlineData("static double G(params double[] x) => x[0];")]
    [InlineData("static T G<T>(T x) => x;")]
    [InlineData("static decimal G(decimal x) => x;")]
    [InlineData("static double G(object x) => 1;")]
    public async Task A_method_that_could_not_be_marked_is_left_alone(string source)
    {
        string call = source.Contains("decimal", StringComparison.Ordinal) ? "(double)G((decimal)x)" : "G(x)";

        Assert.Empty(await Workbench.TitlesAsync(new MarkCalledMethodCodeFix(), "DIFF0103", Filled(source).Replace("=> G(x)", "=> " + call, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_title_names_the_method() =>
        Assert.Equal(["Mark 'G' [Differentiable]"], await Workbench.TitlesAsync(new MarkCalledMethodCodeFix(), "DIFF0103", Filled("static double G(double x) => x;")));

    private static string Filled(string member) => "using System;\nusing Differentiable;\npublic static partial class P { [Differentiable] static double F(double x) => G(x);" + (member[0] == '\n' ? "" : " ") + member + " }\n";
}
