using Microsoft.CodeAnalysis;

namespace Differentiable.Analyzers.Tests.Suppression;

/// <summary>Severities from the text of an .editorconfig, as the compiler reads them.</summary>
internal sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
{
    // Absolute, as the compiler has them: a section's pattern is matched from the file's folder on.
    private const string Root = "/";

    private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create<AnalyzerConfig[]>([AnalyzerConfig.Parse(text, Root + ".editorconfig")]);

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GetOptionsForSourcePath(Root + Path.GetFileName(tree.FilePath)).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
}
