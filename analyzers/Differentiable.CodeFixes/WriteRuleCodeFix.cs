using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0103, where the called method is of another assembly: a derivative rule for it, to be filled in, beside the method that calls it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteRuleCodeFix)), Shared]
public sealed class WriteRuleCodeFix : CodeFixProvider
{
    public const string Key = "Write a derivative rule";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownCall.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await WriteAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (RuleOf(diagnostic) is { } rule)
            {
                string title = $"{Key} '{rule.Identifier.Text}'";
                context.RegisterCodeFix(CodeAction.Create(title, cancellation => WriteAsync(context.Document, [diagnostic], cancellation), Key), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> WriteAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        IGrouping<MethodDeclarationSyntax, MethodDeclarationSyntax>[] callers = [.. diagnostics
            .Select(diagnostic => (Rule: RuleOf(diagnostic), Caller: root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>()))
            .Where(static pair => pair.Rule is not null && pair.Caller?.Parent is TypeDeclarationSyntax)
            .GroupBy(static pair => pair.Caller!, static pair => pair.Rule!)];
        HashSet<(SyntaxNode Type, string Rule)> written = [];
        root = root.TrackNodes(callers.Select(static group => group.Key));

        foreach (IGrouping<MethodDeclarationSyntax, MethodDeclarationSyntax> caller in callers)
        {
            // One rule serves all calls in its type.
            MethodDeclarationSyntax[] rules = [.. caller.Where(rule => written.Add((caller.Key.Parent!, rule.ToString()))).Select(WithLayout)];
            root = root.InsertNodesAfter(root.GetCurrentNode(caller.Key)!, rules);
        }

        return document.WithSyntaxRoot(root);
    }

    private static MethodDeclarationSyntax WithLayout(MethodDeclarationSyntax rule) => rule
        .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed)
        .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
        .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);

    private static MethodDeclarationSyntax? RuleOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Finding.FixKey, out string? fix) && fix?.StartsWith(CallFix.RuleAttribute, StringComparison.Ordinal) == true
            ? SyntaxFactory.ParseMemberDeclaration(fix) as MethodDeclarationSyntax
            : null;
}
