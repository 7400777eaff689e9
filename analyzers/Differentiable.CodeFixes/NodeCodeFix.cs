using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Differentiable.CodeFixes;

/// <summary>A fix that puts another node in the place of the one that a diagnostic is about.</summary>
/// <remarks>All of a document are replaced in one step, not by the batch fixer: one can stand in another.</remarks>
/// <typeparam name="TNode">What is replaced.</typeparam>
public abstract class NodeCodeFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    private readonly string _title;

    private protected NodeCodeFix(string title, DiagnosticDescriptor descriptor) => (_title, FixableDiagnosticIds) = (title, [descriptor.Id]);

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ReplaceAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        foreach (Diagnostic diagnostic in context.Diagnostics.Where(diagnostic => root is not null && NodeAt(root, diagnostic) is not null))
        {
            context.RegisterCodeFix(CodeAction.Create(_title, cancellation => ReplaceAsync(context.Document, [diagnostic], cancellation), _title), diagnostic);
        }
    }

    /// <summary>The node that the diagnostic is about; null if it cannot be replaced.</summary>
    private protected abstract TNode? NodeAt(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>What comes in its place.</summary>
    /// <param name="original">The node as it is in the document.</param>
    /// <param name="node">The node with all that was replaced inside of it.</param>
    /// <param name="model">What the document means.</param>
    private protected abstract SyntaxNode Replaced(TNode original, TNode node, SemanticModel model);

    private async Task<Document> ReplaceAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);

        if (root is null || model is null)
        {
            return document;
        }

        TNode[] nodes = [.. diagnostics.Select(diagnostic => NodeAt(root, diagnostic)).OfType<TNode>().Distinct()];
        return document.WithSyntaxRoot(root.ReplaceNodes(nodes, (original, node) => Replaced(original, node, model)));
    }
}
