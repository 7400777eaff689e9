using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>Applies a code fix to a program in memory.</summary>
internal sealed class CodeFixRun(CodeFixProvider fix)
{
    private readonly string _id = fix.FixableDiagnosticIds.Single();

    /// <summary>The program after the fix of its first diagnostic; null if none is offered.</summary>
    public async Task<string?> FixFirstAsync(string source)
    {
        Document document = NewDocument(source);
        List<CodeAction> actions = [];
        Diagnostic[] diagnostics = await DiagnosticsAsync(document);
        await fix.RegisterCodeFixesAsync(new(document, diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        return actions is [] ? null : await AppliedAsync(Assert.Single(actions), document);
    }

    /// <summary>The program after the fixes of all its diagnostics at once.</summary>
    public async Task<string> FixAllAsync(string source, int expectedDiagnostics)
    {
        Document document = NewDocument(source);
        Diagnostic[] diagnostics = await DiagnosticsAsync(document);
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new(document, diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        FixAllContext context = new(document, fix, FixAllScope.Document, actions[0].EquivalenceKey!, [_id], new Known(diagnostics), CancellationToken.None);
        CodeAction? action = await fix.GetFixAllProvider()!.GetFixAsync(context);

        Assert.Equal(expectedDiagnostics, diagnostics.Length);
        return await AppliedAsync(action!, document);
    }

    private static async Task<string> AppliedAsync(CodeAction action, Document document)
    {
        ApplyChangesOperation operation = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private async Task<Diagnostic[]> DiagnosticsAsync(Document document)
    {
        Compilation? compilation = await document.Project.GetCompilationAsync();
        SyntaxTree? tree = await document.GetSyntaxTreeAsync();
        return [.. GeneratorRun.Of(compilation!).Analyze().Where(diagnostic => diagnostic.Id == _id && diagnostic.Location.SourceTree == tree)];
    }

    private static Document NewDocument(string source)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace.AddProject("Program", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(GeneratorRun.ParseOptions)
            .AddMetadataReferences(GeneratorRun.References);
        return project.AddDocument("Source.cs", source);
    }

    private sealed class Known(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
