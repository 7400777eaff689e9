using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>Marks all called methods at once.</summary>
/// <remarks>Not the batch fixer: calls of one method, and methods of one document, would be marked twice or lose the using directive to one another.</remarks>
internal sealed class MarkAllCalledMethods : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        List<MethodDeclarationSyntax> declarations = [];

        foreach (Diagnostic diagnostic in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            if (fixAllContext.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && await MarkCalledMethodCodeFix.DeclarationAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false) is { } declaration)
            {
                declarations.Add(declaration);
            }
        }

        return CodeAction.Create(
            MarkCalledMethodCodeFix.Key,
            cancellation => MarkCalledMethodCodeFix.MarkAsync(fixAllContext.Solution, declarations, cancellation),
            MarkCalledMethodCodeFix.Key);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        ImmutableArray<Diagnostic>[] found = await Task.WhenAll(projects.Select(context.GetAllDiagnosticsAsync)).ConfigureAwait(false);
        return found.SelectMany(static diagnostics => diagnostics);
    }
}
