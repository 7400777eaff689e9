using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiable.Analyzers.Tests.Unsupported;

/// <summary>A mark on a member that cannot be differentiated is an error on its name or on the part that is at fault, and gives no derivative.</summary>
public sealed class UnsupportedDeclarationTests
{
    public static TheoryData<string> Members => [.. Declarations.All];

    [Theory, MemberData(nameof(Members))]
    public void A_member_without_derivative_is_reported_where_it_stands(string member)
    {
        MarkedSource source = MarkedSource.Parse("public partial class Program { " + member + " }", "DIFF0000");

        GeneratorRun run = Expect.RunOf(source.Text);
        IReadOnlyList<Diagnostic> diagnostics = run.Analyze();

        Assert.Empty(Expect.Echoes(run));
        Assert.Empty(run.GeneratedTrees);
        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Contains(source.Expected, expected => expected.Span.Contains(Expect.SpanOf(diagnostic))));
        Assert.All(source.Expected, expected => Assert.Contains(diagnostics, diagnostic => expected.Span.Contains(Expect.SpanOf(diagnostic))));
    }
}
