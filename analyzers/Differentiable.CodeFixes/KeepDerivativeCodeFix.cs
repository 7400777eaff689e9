using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0109: keeps the derivative of what is rounded, by Derivative.StraightThrough, or says that zero is meant, by Derivative.Stop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepDerivativeCodeFix)), Shared]
public sealed class KeepDerivativeCodeFix : CodeFixProvider
{
    public const string KeepTitle = "Keep the argument's derivative: Derivative.StraightThrough";
    public const string StopTitle = "Zero is meant: Derivative.Stop";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.PiecewiseConstant.Id];

    // Not the batch fixer: one rounding can stand in another.
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await ChangeAsync(document, diagnostics, context.CodeActionEquivalenceKey == KeepTitle, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || RoundingAt(root, diagnostic) is not { } rounding)
            {
                continue;
            }

            if (CanBeKept(rounding))
            {
                context.RegisterCodeFix(CodeAction.Create(KeepTitle, cancellation => ChangeAsync(context.Document, [diagnostic], keeps: true, cancellation), KeepTitle), diagnostic);
            }

            context.RegisterCodeFix(CodeAction.Create(StopTitle, cancellation => ChangeAsync(context.Document, [diagnostic], keeps: false, cancellation), StopTitle), diagnostic);
        }
    }

    private static async Task<Document> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, bool keeps, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);

        if (root is null || model is null)
        {
            return document;
        }

        IEnumerable<InvocationExpressionSyntax> roundings = diagnostics.Select(diagnostic => RoundingAt(root, diagnostic)).OfType<InvocationExpressionSyntax>();
        return document.WithSyntaxRoot(root.ReplaceNodes(
            roundings.Where(rounding => !keeps || CanBeKept(rounding)),
            (original, rounding) => Changed(rounding, keeps, DerivativeCalls.TypeName(model, original.SpanStart))));
    }

    private static ExpressionSyntax Changed(InvocationExpressionSyntax rounding, bool keeps, string type)
    {
        ExpressionSyntax argument = rounding.ArgumentList.Arguments[0].Expression;
        return keeps
            ? DerivativeCalls.StraightThrough(rounding, argument, type)
            : rounding.ReplaceNode(argument, DerivativeCalls.Stop(argument, type));
    }

    private static InvocationExpressionSyntax? RoundingAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null }, ..] } rounding ? rounding : null;

    /// <summary>Whether the argument can be written twice, and the result is a number as the argument is: a sign is an integer.</summary>
    private static bool CanBeKept(InvocationExpressionSyntax rounding) =>
        rounding.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not "Sign" }
        && !rounding.ArgumentList.DescendantNodes().Any(static node => node is AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" } or PostfixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" });
}
