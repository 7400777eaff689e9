using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0105: says that the derivative is meant to be lost, by <c>Derivative.Stop</c> around what is converted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopDerivativeCodeFix)), Shared]
public sealed class StopDerivativeCodeFix : CodeFixProvider
{
    private const string Title = "Stop the derivative here";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.LostDerivative.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<CastExpressionSyntax>() is not { } cast)
        {
            return;
        }

        CodeAction fix = CodeAction.Create(
            Title,
            _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(cast.Expression, Stopped(cast.Expression)))),
            equivalenceKey: Title);
        context.RegisterCodeFix(fix, context.Diagnostics);
    }

    // The whole name, which the editor shortens where it may.
    private static InvocationExpressionSyntax Stopped(ExpressionSyntax value)
    {
        ExpressionSyntax operand = value is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : value;
        ExpressionSyntax stop = SyntaxFactory.ParseExpression("global::Differentiable.Derivative.Stop").WithAdditionalAnnotations(Simplifier.Annotation);
        return SyntaxFactory.InvocationExpression(stop, SyntaxFactory.ArgumentList([SyntaxFactory.Argument(operand.WithoutTrivia())])).WithTriviaFrom(value);
    }
}
