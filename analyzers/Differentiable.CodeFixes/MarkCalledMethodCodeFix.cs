using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0103, where the called method is in source: marks it [Differentiable], in its own document.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkCalledMethodCodeFix)), Shared]
public sealed class MarkCalledMethodCodeFix : CodeFixProvider
{
    public const string Key = "Mark called method [Differentiable]";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnknownCall.Id];

    public override FixAllProvider GetFixAllProvider() => new MarkAllCalledMethods();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await DeclarationAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } declaration)
            {
                Solution solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create($"Mark '{declaration.Identifier.Text}' [Differentiable]", cancellation => MarkAsync(solution, [declaration], cancellation), Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The declaration of the method whose call is reported; null if marking it would not help.</summary>
    internal static async Task<MethodDeclarationSyntax?> DeclarationAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(Finding.FixKey, out string? fix) || fix != CallFix.Mark
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.GetSymbolInfo(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), cancellation).Symbol is not IMethodSymbol symbol)
        {
            return null;
        }

        IMethodSymbol method = symbol.ReducedFrom ?? symbol;
        return (method.PartialDefinitionPart ?? method).DeclaringSyntaxReferences.FirstOrDefault() is { } reference
            ? await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) as MethodDeclarationSyntax
            : null;
    }

    internal static async Task<Solution> MarkAsync(Solution solution, IReadOnlyCollection<MethodDeclarationSyntax> declarations, CancellationToken cancellation)
    {
        foreach (IGrouping<SyntaxTree, MethodDeclarationSyntax> group in declarations.Distinct().GroupBy(static declaration => declaration.SyntaxTree))
        {
            if (solution.GetDocument(group.Key) is { } document && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model)
            {
                bool isImported = group.All(declaration => Imports.IsInScope(model, declaration.SpanStart, KnownNames.DifferentiableAttribute));
                SyntaxNode root = await group.Key.GetRootAsync(cancellation).ConfigureAwait(false);
                SyntaxTrivia lineEnd = LineEnds.In(root);
                SyntaxNode marked = root.ReplaceNodes(group, (_, declaration) => Members.WithMark(declaration, lineEnd));
                solution = solution.WithDocumentSyntaxRoot(document.Id, isImported ? marked : Imports.WithNamespace(marked));
            }
        }

        return solution;
    }
}
