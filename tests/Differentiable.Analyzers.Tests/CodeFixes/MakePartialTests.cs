using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0201's code fix, before and after.</summary>
public sealed class MakePartialTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "public static class P { MARK }", "public static partial class P { MARK }" },
        { "class P { MARK }", "partial class P { MARK }" },
        { "/// <summary>Documented.</summary>\n[Obsolete]\nclass P\n{\n    MARK\n}\n", "/// <summary>Documented.</summary>\n[Obsolete]\npartial class P\n{\n    MARK\n}\n" },
        { "// first\nstruct P { MARK }", "// first\npartial struct P { MARK }" },
        { "public record P { MARK }", "public partial record P { MARK }" },
        { "public readonly record struct P { MARK }", "public readonly partial record struct P { MARK }" },
        { "public interface IP { MARK }", "public partial interface IP { MARK }" },
        { "public class A { public partial class B { internal class C { MARK } } }", "public partial class A { public partial class B { internal partial class C { MARK } } }" },
        { "public class A { public class Other; static class B { MARK } }", "public partial class A { public class Other; static partial class B { MARK } }" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task All_types_around_the_method_become_partial(string before, string after)
    {
        string @fixed = (await Workbench.FixFirstAsync(new MakePartialCodeFix(), "DIFF0201", Filled(before))).Single();

        Assert.Equal(Filled(after), @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task All_occurrences_can_be_fixed_together()
    {
        const string source = "using Differentiable;\npublic class A { [Differentiable] static double F(double x) => x; [Differentiable] static double G(double x) => x; class B { [Differentiable] static double F(double x) => x; } }";

        string[] @fixed = await Workbench.FixAllAsync(new MakePartialCodeFix(), "DIFF0201", FixAllScope.Document, source);

        Assert.Equal([source.Replace("class", "partial class", StringComparison.Ordinal)], @fixed);
    }

    private static string Filled(string text) => "using System;\nusing Differentiable;\n" + text.Replace("MARK", "[Differentiable] static double F(double x) => x;", StringComparison.Ordinal);
}
