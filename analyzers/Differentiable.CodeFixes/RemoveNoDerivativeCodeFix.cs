using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0207: removes [NoDerivative] where it has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveNoDerivativeCodeFix)), Shared]
public sealed class RemoveNoDerivativeCodeFix : CodeFixProvider
{
    public const string Title = "Remove [NoDerivative]";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UselessNoDerivative.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await RemoveAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        // The attribute can stand on the other part of a partial method.
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(diagnostic => root is not null && ParameterAt(root, diagnostic)?.AttributeLists.Any(HasMark) == true))
        {
            context.RegisterCodeFix(CodeAction.Create(Title, cancellation => RemoveAsync(context.Document, [diagnostic], cancellation), Title), diagnostic);
        }
    }

    private static async Task<Document> RemoveAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);

        if (root is null)
        {
            return document;
        }

        IEnumerable<ParameterSyntax> parameters = diagnostics.Select(diagnostic => ParameterAt(root, diagnostic)).OfType<ParameterSyntax>();
        return document.WithSyntaxRoot(root.ReplaceNodes(parameters, static (_, parameter) => WithoutMark(parameter)));
    }

    private static ParameterSyntax? ParameterAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<ParameterSyntax>();

    private static ParameterSyntax WithoutMark(ParameterSyntax parameter) => parameter
        .WithAttributeLists([.. parameter.AttributeLists.Select(WithoutMark).OfType<AttributeListSyntax>()])
        .WithLeadingTrivia(parameter.GetLeadingTrivia());

    private static AttributeListSyntax? WithoutMark(AttributeListSyntax list)
    {
        AttributeSyntax[] marks = [.. list.Attributes.Where(IsMark)];
        return marks.Length == list.Attributes.Count ? null : list.RemoveNodes(marks, SyntaxRemoveOptions.KeepNoTrivia);
    }

    private static bool HasMark(AttributeListSyntax list) => list.Attributes.Any(IsMark);

    private static bool IsMark(AttributeSyntax attribute)
    {
        NameSyntax name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name is AliasQualifiedNameSyntax alias ? alias.Name : attribute.Name;
        return name is IdentifierNameSyntax { Identifier.ValueText: "NoDerivative" or "NoDerivativeAttribute" };
    }
}
