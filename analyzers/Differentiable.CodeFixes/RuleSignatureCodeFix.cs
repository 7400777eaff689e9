using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0306: gives the rule the result and the parameters that the message asks for. Its body is the user's to change.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleSignatureCodeFix)), Shared]
public sealed class RuleSignatureCodeFix : CodeFixProvider
{
    public const string Title = "Change to the signature of a rule that returns the gradient";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.WrongRuleSignature.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await ChangeAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(static diagnostic => SignatureOf(diagnostic) is not null))
        {
            context.RegisterCodeFix(CodeAction.Create(Title, cancellation => ChangeAsync(context.Document, [diagnostic], cancellation), Title), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        Dictionary<MethodDeclarationSyntax, MethodDeclarationSyntax> signatures = [];

        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (SignatureOf(diagnostic) is { } signature
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } rule)
            {
                signatures[rule] = signature;
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(signatures.Keys, (original, rule) => WithSignature(rule, signatures[original])));
    }

    private static MethodDeclarationSyntax WithSignature(MethodDeclarationSyntax rule, MethodDeclarationSyntax signature)
    {
        MethodDeclarationSyntax changed = rule
            .WithReturnType(signature.ReturnType.WithTriviaFrom(rule.ReturnType))
            .WithParameterList(signature.ParameterList.WithTriviaFrom(rule.ParameterList));

        return changed.Modifiers.Any(SyntaxKind.StaticKeyword)
            ? changed
            : changed.AddModifiers(SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space));
    }

    private static MethodDeclarationSyntax? SignatureOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Finding.FixKey, out string? fix) && fix is not null
            ? SyntaxFactory.ParseMemberDeclaration(fix + ";") as MethodDeclarationSyntax
            : null;
}
