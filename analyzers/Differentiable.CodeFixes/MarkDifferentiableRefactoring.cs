using System.Composition;
using Differentiable.CSharp;
using Differentiable.CSharp.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>Offers [Differentiable] on a method that can be differentiated as it is.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MarkDifferentiableRefactoring)), Shared]
public sealed class MarkDifferentiableRefactoring : CodeRefactoringProvider
{
    private const string Title = "Mark [Differentiable]";

    private static readonly SyntaxAnnotation Candidate = new();

    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || MethodAt(root, context.Span.Start) is not { } method || !CouldBe(method)
            || await MarkedAsync(context.Document, root, method, context.CancellationToken).ConfigureAwait(false) is not { } marked
            || !await IsDifferentiableAsync(marked, context.CancellationToken).ConfigureAwait(false))
        {
            return;
        }

        context.RegisterRefactoring(CodeAction.Create(Title, _ => Task.FromResult(marked), Title));
    }

    /// <summary>The method on whose head the cursor is.</summary>
    private static MethodDeclarationSyntax? MethodAt(SyntaxNode root, int position) =>
        root.FindToken(position).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && position <= method.ParameterList.Span.End ? method : null;

    /// <summary>What the text alone tells, before anything is bound: this is asked at every move of the cursor.</summary>
    private static bool CouldBe(MethodDeclarationSyntax method) =>
        method is { TypeParameterList: null, ParameterList.Parameters.Count: > 0 }
        && (method.Body is not null || method.ExpressionBody is not null)
        && method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && method.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        && method.Ancestors().OfType<TypeDeclarationSyntax>().All(static type => type.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static async Task<Document?> MarkedAsync(Document document, SyntaxNode root, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(method, cancellation) is not { } symbol
            || AttributeReader.Find(symbol, KnownNames.DifferentiableAttribute) is not null
            || model.Compilation.GetTypeByMetadataName(KnownNames.DifferentiableAttribute) is null)
        {
            return null;
        }

        SyntaxNode marked = root.ReplaceNode(method, Members.WithMark(method, LineEnds.In(root)).WithAdditionalAnnotations(Candidate));
        bool isImported = Imports.IsInScope(model, method.SpanStart, KnownNames.DifferentiableAttribute);
        return document.WithSyntaxRoot(isImported ? marked : Imports.WithNamespace(marked));
    }

    /// <summary>Whether the method would lower without error: the lowering itself is asked.</summary>
    private static async Task<bool> IsDifferentiableAsync(Document document, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return false;
        }

        return root.GetAnnotatedNodes(Candidate).FirstOrDefault() is MethodDeclarationSyntax method
            && model.GetDeclaredSymbol(method, cancellation) is { } symbol
            && MethodLowering.LowerDifferentiable(symbol, model.Compilation, cancellation).Method is { Program: not null };
    }
}
