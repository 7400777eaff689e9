using System.Collections.Immutable;
using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0112: a guard that throws, before the statement, where the argument is a variable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardCodeFix)), Shared]
public sealed class GuardCodeFix : CodeFixProvider
{
    private const string Key = "Throw where the argument is out of range";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.SingularPoint.Id];

    // Each guard changes the statements around it, and one guard can serve several calls: one by one.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null && ArgumentAt(root, diagnostic) is { } argument && ConditionOf(diagnostic, argument) is { } condition && PlaceOf(argument) is not null)
            {
                CodeAction action = CodeAction.Create($"Throw where {condition}", cancellation => GuardAsync(context.Document, diagnostic, cancellation), Key);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static async Task<Document> GuardAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || ArgumentAt(root, diagnostic) is not { } argument
            || ConditionOf(diagnostic, argument) is not { } condition)
        {
            return document;
        }

        string lineEnd = LineEnds.In(root).ToString();
        bool isImported = model.LookupNamespacesAndTypes(argument.SpanStart, name: nameof(ArgumentOutOfRangeException)).Length > 0;
        string exception = (isImported ? "" : "System.") + nameof(ArgumentOutOfRangeException);
        string guard = $"if ({condition}) {{ throw new {exception}(nameof({argument})); }}";

        return PlaceOf(argument) switch
        {
            StatementSyntax statement => document.WithSyntaxRoot(root.InsertNodesBefore(statement, [GuardBefore(statement, guard, lineEnd)])),
            MethodDeclarationSyntax method => document.WithSyntaxRoot(root.ReplaceNode(method, WithBody(method, guard, lineEnd))),
            _ => document,
        };
    }

    private static IdentifierNameSyntax? ArgumentAt(SyntaxNode root, Diagnostic diagnostic) =>
        (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault()?.Expression as IdentifierNameSyntax;

    private static string? ConditionOf(Diagnostic diagnostic, IdentifierNameSyntax argument) =>
        diagnostic.Properties.TryGetValue(Finding.FixKey, out string? format) && format is not null
            ? string.Format(System.Globalization.CultureInfo.InvariantCulture, format, argument.Identifier.Text)
            : null;

    /// <summary>The statement that the guard goes before, or the method that has no statements yet; null if there is no such place.</summary>
    private static SyntaxNode? PlaceOf(IdentifierNameSyntax argument) => argument.Ancestors().FirstOrDefault(static node => node is StatementSyntax or MemberDeclarationSyntax or LambdaExpressionSyntax) switch
    {
        // In a loop's condition the variable changes after the guard.
        ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax => null,
        StatementSyntax { Parent: BlockSyntax } statement => statement,
        MethodDeclarationSyntax { ExpressionBody: not null } method => method,
        _ => null,
    };

    private static StatementSyntax GuardBefore(StatementSyntax statement, string guard, string lineEnd)
    {
        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        string indent = leading.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
        return SyntaxFactory.ParseStatement(indent + guard).WithTrailingTrivia(Members.BeginsLine(statement) ? SyntaxFactory.EndOfLine(lineEnd) : SyntaxFactory.Space);
    }

    private static MethodDeclarationSyntax WithBody(MethodDeclarationSyntax method, string guard, string lineEnd)
    {
        string indent = method.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
        string inner = indent + "    ";
        string text = $"{lineEnd}{indent}{{{lineEnd}{inner}{guard}{lineEnd}{inner}return {method.ExpressionBody!.Expression.WithoutTrivia()};{lineEnd}{indent}}}";
        BlockSyntax block = ((BlockSyntax)SyntaxFactory.ParseStatement(text)).WithTrailingTrivia(method.SemicolonToken.TrailingTrivia);
        SyntaxToken close = method.ParameterList.CloseParenToken.WithTrailingTrivia();
        return method.WithParameterList(method.ParameterList.WithCloseParenToken(close)).WithExpressionBody(null).WithSemicolonToken(default).WithBody(block);
    }
}
