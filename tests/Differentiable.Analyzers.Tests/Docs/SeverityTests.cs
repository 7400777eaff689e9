using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>A user may silence a diagnostic or change its severity. No wrong derivative comes of that: there is none.</summary>
public sealed class SeverityTests
{
    public static TheoryData<string> Ids => DiagnosticPageTests.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void A_pragma_silences_it(string id)
    {
        GeneratorRun run = Expect.RunOf($"#pragma warning disable {id}\n" + DiagnosticPageTests.Example(id, "reports"));

        Assert.DoesNotContain(run.Analyze(), diagnostic => diagnostic.Id == id);
        AssertNoDerivativeOfErrors(id, run);
    }

    [Theory, MemberData(nameof(Ids))]
    public void An_editorconfig_changes_its_severity(string id)
    {
        CSharpCompilation compilation = Expect.CompilationOf(DiagnosticPageTests.Example(id, "reports"));
        GeneratorRun run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severities(id, ReportDiagnostic.Info))));

        Assert.Equal([DiagnosticSeverity.Info], run.Analyze().Where(diagnostic => diagnostic.Id == id).Select(static diagnostic => diagnostic.Severity).Distinct());
        AssertNoDerivativeOfErrors(id, run);
    }

    // Where lowering failed, what is generated throws.
    private static void AssertNoDerivativeOfErrors(string id, GeneratorRun run)
    {
        string plain = DiagnosticPageTests.Example(id, "reports");
        string[] failing = [.. Expect.RunOf(plain).GeneratedTrees.SelectMany(Throwing)];

        Assert.Equal(failing, run.GeneratedTrees.SelectMany(Throwing));
    }

    private static IEnumerable<string> Throwing(SyntaxTree tree) => tree.GetRoot().DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(static method => method.ToString().Contains("NotSupportedException", StringComparison.Ordinal))
        .Select(static method => method.Identifier.Text);

    private sealed class Severities(string id, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = diagnosticId == id ? severity : ReportDiagnostic.Default;
            return diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = ReportDiagnostic.Default;
            return false;
        }
    }
}
