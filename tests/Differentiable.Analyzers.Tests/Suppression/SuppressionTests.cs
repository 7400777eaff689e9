using Differentiable.Analyzers.Tests.Docs;
using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Analyzers.Tests.Suppression;

/// <summary>Every diagnostic can be suppressed and its severity changed, on the example of its page; no derivative comes of it.</summary>
public sealed class SuppressionTests
{
    public static TheoryData<string> Ids => [.. DiagnosticPages.All.Select(static descriptor => descriptor.Id)];

    public static TheoryData<string> Errors =>
        [.. DiagnosticPages.All.Where(static descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Error).Select(static descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void A_pragma_around_the_code_suppresses_it(string id)
    {
        GeneratorRun run = Expect.RunOf(Suppressed(id));

        Assert.Empty(run.Analyze());
        Assert.Empty(Expect.Echoes(run));
    }

    [Theory, MemberData(nameof(Ids))]
    public void It_comes_back_where_a_pragma_restores_it(string id)
    {
        string source = $"#pragma warning disable {id}\n#pragma warning restore {id}\n{DiagnosticPages.Example(id, "reports")}";

        Assert.NotEmpty(Expect.RunOf(source).Analyze());
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_editor_configuration_turns_it_off(string id) => Assert.Empty(AnalyzeWith(id, "none"));

    [Theory, MemberData(nameof(Ids))]
    public void The_editor_configuration_gives_it_another_severity(string id)
    {
        Assert.All(AnalyzeWith(id, "warning"), static diagnostic => Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity));
        Assert.All(AnalyzeWith(id, "suggestion"), static diagnostic => Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity));
        Assert.All(AnalyzeWith(id, "error"), static diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
        Assert.Equal([id], AnalyzeWith(id, "warning").Select(static diagnostic => diagnostic.Id).Distinct());
    }

    [Theory, MemberData(nameof(Errors))]
    public void What_is_generated_does_not_depend_on_whether_it_is_suppressed(string id) =>
        Assert.Equal(TextsOf(Expect.RunOf(DiagnosticPages.Example(id, "reports"))), TextsOf(Expect.RunOf(Suppressed(id))));

    [Theory, MemberData(nameof(Errors))]
    public void A_method_whose_error_is_suppressed_has_no_derivative(string id)
    {
        string[] reported = [.. Expect.RunOf(DiagnosticPages.Example(id, "reports")).Analyze().Select(MethodAround).Distinct()];

        IEnumerable<string> derived = MethodsOf(Expect.RunOf(Suppressed(id)))
            .Where(static method => !method.ToString().Contains("NotSupportedException", StringComparison.Ordinal))
            .Select(static method => method.Identifier.Text);

        Assert.NotEmpty(reported);
        Assert.DoesNotContain(derived, name => reported.Any(method => name.StartsWith(method, StringComparison.Ordinal)));
    }

    private static string MethodAround(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.Text;

    private static IEnumerable<MethodDeclarationSyntax> MethodsOf(GeneratorRun run) =>
        run.GeneratedTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>());

    private static string Suppressed(string id) => $"#pragma warning disable {id}\n{DiagnosticPages.Example(id, "reports")}#pragma warning restore {id}\n";

    private static IReadOnlyList<Diagnostic> AnalyzeWith(string id, string severity)
    {
        GeneratorRun run = Expect.RunOf(DiagnosticPages.Example(id, "reports"));
        EditorConfig configuration = new($"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = {severity}\n");
        return (run with { Compilation = run.Compilation.WithOptions(run.Compilation.Options.WithSyntaxTreeOptionsProvider(configuration)) }).Analyze();
    }

    private static IEnumerable<string> TextsOf(GeneratorRun run) => run.GeneratedTrees.Select(static tree => tree.ToString());
}
