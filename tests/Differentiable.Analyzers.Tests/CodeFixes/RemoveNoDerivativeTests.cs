using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0207's code fix, before and after.</summary>
public sealed class RemoveNoDerivativeTests
{
    private const string Types = "using System;\nusing Differentiable;\nsealed class Other : Attribute;\n";

    public static TheoryData<string, string> Cases => new()
    {
        { "double x, [NoDerivative] int n", "double x, int n" },
        { "double x, [NoDerivativeAttribute]int n", "double x, int n" },
        { "double x, [Differentiable.NoDerivative] int n", "double x, int n" },
        { "double x, [NoDerivative, Other] int n", "double x, [Other] int n" },
        { "double x, [Other, NoDerivative] int n", "double x, [Other] int n" },
        { "double x, [Other] [NoDerivative] int n", "double x, [Other] int n" },
        { "double x,\n    // how often\n    [NoDerivative] int n", "double x,\n    // how often\n    int n" },
        { "double x, [NoDerivative] int n, [NoDerivative] double y", "double x, int n, [NoDerivative] double y" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task The_attribute_is_removed(string before, string after)
    {
        string[] @fixed = await Workbench.FixFirstAsync(new RemoveNoDerivativeCodeFix(), "DIFF0207", Filled(before));

        Assert.Equal([Filled(after)], @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task All_occurrences_can_be_fixed_together()
    {
        const string source = Types + "static partial class P { [Differentiable] static double F(double x, [NoDerivative] int n, [NoDerivative] bool b) => x; static double G([NoDerivative] double x) => x; }";

        string[] @fixed = await Workbench.FixAllAsync(new RemoveNoDerivativeCodeFix(), "DIFF0207", FixAllScope.Document, source);

        Assert.Equal([source.Replace("[NoDerivative] ", "", StringComparison.Ordinal)], @fixed);
    }

    private static string Filled(string parameters) => Types + "static partial class P { [Differentiable] static double F(" + parameters + ") => x; }\n";
}
