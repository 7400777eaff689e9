using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0105: says that a zero derivative is meant, by Derivative.Stop around what is converted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WrapInStopCodeFix)), Shared]
public sealed class WrapInStopCodeFix : CodeFixProvider
{
    public const string Title = "Wrap in Derivative.Stop";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.LostDerivative.Id];

    // Not the batch fixer: one conversion can stand in another.
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await WrapAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        foreach (Diagnostic diagnostic in context.Diagnostics.Where(diagnostic => root is not null && Converted(root, diagnostic) is not null))
        {
            context.RegisterCodeFix(CodeAction.Create(Title, cancellation => WrapAsync(context.Document, [diagnostic], cancellation), Title), diagnostic);
        }
    }

    private static async Task<Document> WrapAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);

        if (root is null || model is null)
        {
            return document;
        }

        ExpressionSyntax[] operands = [.. diagnostics.Select(diagnostic => Converted(root, diagnostic)).OfType<ExpressionSyntax>().Distinct()];
        return document.WithSyntaxRoot(root.ReplaceNodes(operands, (original, operand) => DerivativeCalls.Stop(operand, DerivativeCalls.TypeName(model, original.SpanStart))));
    }

    /// <summary>What the reported conversion converts; null if it is not written, as in a foreach loop.</summary>
    private static ExpressionSyntax? Converted(SyntaxNode root, Diagnostic diagnostic) =>
        (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as CastExpressionSyntax)?.Expression;
}
