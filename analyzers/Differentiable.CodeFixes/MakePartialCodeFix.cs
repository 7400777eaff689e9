using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0201: declares all types around the method partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix)), Shared]
public sealed class MakePartialCodeFix : CodeFixProvider
{
    private const string Title = "Make containing types partial";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.MustBePartial.Id];

    // Not the batch fixer: it drops one of two fixes that change the same type, and methods of nested types do.
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await MakePartialAsync(document, [.. diagnostics.Select(static diagnostic => diagnostic.Location.SourceSpan.Start)], context.CancellationToken).ConfigureAwait(false));

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CodeAction fix = CodeAction.Create(Title, cancellation => MakePartialAsync(context.Document, [context.Span.Start], cancellation), equivalenceKey: Title);
        context.RegisterCodeFix(fix, context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> MakePartialAsync(Document document, int[] positions, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);

        if (root is null)
        {
            return document;
        }

        IEnumerable<TypeDeclarationSyntax> types = positions
            .SelectMany(position => root.FindToken(position).Parent!.AncestorsAndSelf())
            .OfType<TypeDeclarationSyntax>()
            .Where(IsNotPartial)
            .Distinct();
        return document.WithSyntaxRoot(root.ReplaceNodes(types, static (_, type) => WithPartial(type)));
    }

    private static bool IsNotPartial(TypeDeclarationSyntax type) => !type.Modifiers.Any(SyntaxKind.PartialKeyword);

    // partial comes last of all modifiers. Where there are none, what stands before the keyword goes before the modifier.
    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);

        return type.Modifiers.Count > 0
            ? type.AddModifiers(partial)
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia));
    }
}
