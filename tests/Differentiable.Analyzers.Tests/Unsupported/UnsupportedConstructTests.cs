using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Analyzers.Tests.Unsupported;

/// <summary>What cannot be differentiated is an error where it stands, never an exception, an echo, or a derivative.</summary>
public sealed class UnsupportedConstructTests
{
    public static TheoryData<string> Bodies =>
        [.. Constructs.Jumps, .. Constructs.Patterns, .. Constructs.Memory, .. Constructs.Functions, .. Constructs.Values, .. Constructs.State];

    [Theory, MemberData(nameof(Bodies))]
    public void A_construct_without_derivative_is_reported_where_it_stands(string body)
    {
        MarkedSource source = MarkedSource.Parse(Construct.Program(body), "DIFF0000");

        GeneratorRun run = Expect.RunOf(source.Text);
        IReadOnlyList<Diagnostic> diagnostics = run.Analyze();

        Assert.Empty(Expect.Echoes(run));
        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Contains(source.Expected, expected => expected.Span.Contains(Expect.SpanOf(diagnostic))));
        Assert.All(source.Expected, expected => Assert.Contains(diagnostics, diagnostic => expected.Span.Contains(Expect.SpanOf(diagnostic))));
        Assert.True(diagnostics.Count == source.Expected.Count, string.Join("\n", diagnostics));
        Assert.All(MethodsOf(run), static method => Assert.Contains("NotSupportedException", method.Body!.ToString(), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Bodies))]
    public void Its_message_names_it_in_words(string body)
    {
        GeneratorRun run = Expect.RunOf(MarkedSource.Parse(Construct.Program(body), "DIFF0000").Text);

        Assert.All(run.Analyze(), static diagnostic =>
        {
            string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            Assert.DoesNotContain("This construct", message, StringComparison.Ordinal);
            Assert.DoesNotContain("global::", message, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<MethodDeclarationSyntax> MethodsOf(GeneratorRun run) =>
        run.GeneratedTrees.SelectMany(static tree => tree.GetCompilationUnitRoot().DescendantNodes().OfType<MethodDeclarationSyntax>());
}
