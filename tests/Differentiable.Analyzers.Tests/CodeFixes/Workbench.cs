using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>A project in memory, of one document or several, to which code fixes are applied.</summary>
internal sealed class Workbench
{
    private readonly Project _project;

    private Workbench(string[] sources)
    {
        Project project = new AdhocWorkspace().AddProject("Program", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(GeneratorRun.ParseOptions)
            .AddMetadataReferences(GeneratorRun.References);

        foreach (string source in sources)
        {
            project = project.AddDocument($"Source{project.DocumentIds.Count}.cs", source).Project;
        }

        _project = project;
    }

    /// <summary>The documents' texts after the first fix for the first diagnostic of the id.</summary>
    public static async Task<string[]> FixFirstAsync(CodeFixProvider provider, string id, params string[] sources)
    {
        Workbench bench = new(sources);
        return await bench.AppliedAsync(Assert.Single(await bench.OfferedAsync(provider, (await bench.DiagnosticsAsync(id))[0])));
    }

    /// <summary>The documents' texts after all diagnostics of the id are fixed at once.</summary>
    public static async Task<string[]> FixAllAsync(CodeFixProvider provider, string id, FixAllScope scope, params string[] sources)
    {
        Workbench bench = new(sources);
        Diagnostic[] diagnostics = await bench.DiagnosticsAsync(id);
        string key = (await bench.OfferedAsync(provider, diagnostics[0]))[0].EquivalenceKey!;
        Document document = bench._project.GetDocument(diagnostics[0].Location.SourceTree)!;
        FixAllContext context = new(document, provider, scope, key, [id], new KnownDiagnostics(diagnostics), CancellationToken.None);
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        return await bench.AppliedAsync(action!);
    }

    /// <summary>The titles of what is offered for each diagnostic of the id.</summary>
    public static async Task<string[]> TitlesAsync(CodeFixProvider provider, string id, params string[] sources)
    {
        Workbench bench = new(sources);
        List<string> titles = [];

        foreach (Diagnostic diagnostic in await bench.DiagnosticsAsync(id))
        {
            titles.AddRange((await bench.OfferedAsync(provider, diagnostic)).Select(static action => action.Title));
        }

        return [.. titles];
    }

    /// <summary>The document's text after the fix of that title for the first diagnostic of the id.</summary>
    public static async Task<string> FixFirstByTitleAsync(CodeFixProvider provider, string id, string title, string source)
    {
        Workbench bench = new([source]);
        CodeAction action = (await bench.OfferedAsync(provider, (await bench.DiagnosticsAsync(id))[0])).Single(action => action.Title == title);
        return (await bench.AppliedAsync(action))[0];
    }

    /// <summary>The document's text after the fix of that title for all diagnostics of the id.</summary>
    public static async Task<string> FixAllByTitleAsync(CodeFixProvider provider, string id, string title, string source)
    {
        Workbench bench = new([source]);
        Diagnostic[] diagnostics = await bench.DiagnosticsAsync(id);
        FixAllContext context = new(bench._project.Documents.Single(), provider, FixAllScope.Document, title, [id], new KnownDiagnostics(diagnostics), CancellationToken.None);
        return (await bench.AppliedAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!))[0];
    }

    /// <summary>The document's text after the only refactoring that is offered where the text has "$$"; null if none is.</summary>
    public static async Task<string?> RefactorAsync(CodeRefactoringProvider provider, string marked)
    {
        int position = marked.IndexOf("$$", StringComparison.Ordinal);
        Workbench bench = new([marked.Remove(position, 2)]);
        List<CodeAction> actions = [];
        await provider.ComputeRefactoringsAsync(new(bench._project.Documents.Single(), new(position, 0), actions.Add, CancellationToken.None));
        return actions is [] ? null : (await bench.AppliedAsync(Assert.Single(actions)))[0];
    }

    private async Task<List<CodeAction>> OfferedAsync(CodeFixProvider provider, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        Document document = _project.GetDocument(diagnostic.Location.SourceTree)!;
        await provider.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private async Task<Diagnostic[]> DiagnosticsAsync(string id)
    {
        Compilation? compilation = await _project.GetCompilationAsync();
        return [.. GeneratorRun.Of(compilation!).Analyze().Where(diagnostic => diagnostic.Id == id)];
    }

    private async Task<string[]> AppliedAsync(CodeAction action)
    {
        ApplyChangesOperation operation = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return await Task.WhenAll(_project.DocumentIds.Select(async id => (await operation.ChangedSolution.GetDocument(id)!.GetTextAsync()).ToString()));
    }
}
