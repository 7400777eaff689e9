using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp;
using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0103: marks the called method [Differentiable], where it is declared in this solution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkDifferentiableCodeFix)), Shared]
public sealed class MarkDifferentiableCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownCall.Id];

    // Two calls of one method ask for the same mark: one fix at a time.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);

        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model?.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } method
            || AttributeReader.Find(method, KnownNames.DifferentiableAttribute) is not null
            || method.DeclaringSyntaxReferences is not [var reference, ..]
            || await reference.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax declaration
            || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document)
        {
            return;
        }

        string title = $"Mark '{method.Name}' [Differentiable]";
        context.RegisterCodeFix(CodeAction.Create(title, cancellation => MarkAsync(document, declaration, cancellation), equivalenceKey: title), context.Diagnostics);
    }

    private static async Task<Solution> MarkAsync(Document document, MethodDeclarationSyntax declaration, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        AttributeSyntax mark = SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::Differentiable.Differentiable").WithAdditionalAnnotations(Simplifier.Annotation));
        AttributeListSyntax list = SyntaxFactory.AttributeList([mark])
            .WithLeadingTrivia(declaration.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        MethodDeclarationSyntax bare = declaration.WithoutLeadingTrivia();
        MethodDeclarationSyntax marked = bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)).WithAdditionalAnnotations(Formatter.Annotation);
        return document.WithSyntaxRoot(root!.ReplaceNode(declaration, marked)).Project.Solution;
    }
}
