using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0113: removes a Derivative.Stop that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveStopCodeFix)), Shared]
public sealed class RemoveStopCodeFix : CodeFixProvider
{
    public const string Title = "Remove Derivative.Stop";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.IdleStop.Id];

    // Not the batch fixer: one can stand in another.
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await RemoveAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        foreach (Diagnostic diagnostic in context.Diagnostics.Where(diagnostic => root is not null && StopAt(root, diagnostic) is not null))
        {
            context.RegisterCodeFix(CodeAction.Create(Title, cancellation => RemoveAsync(context.Document, [diagnostic], cancellation), Title), diagnostic);
        }
    }

    private static async Task<Document> RemoveAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);

        if (root is null || model is null)
        {
            return document;
        }

        IEnumerable<InvocationExpressionSyntax> stops = diagnostics.Select(diagnostic => StopAt(root, diagnostic)).OfType<InvocationExpressionSyntax>();
        return document.WithSyntaxRoot(root.ReplaceNodes(stops, (original, stop) => Argument(original, stop, model)));
    }

    private static InvocationExpressionSyntax? StopAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax { ArgumentList.Arguments: [_] } stop ? stop : null;

    /// <summary>What was stopped, as the number that Stop made of it: without, a division of integers could come of it.</summary>
    private static ExpressionSyntax Argument(InvocationExpressionSyntax original, InvocationExpressionSyntax stop, SemanticModel model)
    {
        ExpressionSyntax argument = stop.ArgumentList.Arguments[0].Expression.WithoutTrivia();
        TypeInfo type = model.GetTypeInfo(original.ArgumentList.Arguments[0].Expression);

        if (type.ConvertedType is { } number && !SymbolEqualityComparer.Default.Equals(type.Type, number))
        {
            TypeSyntax written = SyntaxFactory.ParseTypeName(number.ToDisplayString());
            argument = SyntaxFactory.CastExpression(written, Operands.Parenthesized(argument));
        }

        bool isOperand = argument is CastExpressionSyntax && original.Parent is BinaryExpressionSyntax;
        return (Operands.StandsAlone(original) || isOperand ? argument : Operands.Parenthesized(argument)).WithTriviaFrom(stop);
    }
}
