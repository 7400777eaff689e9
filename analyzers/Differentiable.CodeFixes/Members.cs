using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>Changes of declarations that keep what stands around them.</summary>
internal static class Members
{
    /// <summary>The method with [Differentiable], on a line of its own if the method begins one.</summary>
    public static MethodDeclarationSyntax WithMark(MethodDeclarationSyntax method, SyntaxTrivia lineEnd)
    {
        SyntaxTriviaList leading = method.GetLeadingTrivia();
        SyntaxTriviaList indent = leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? [leading.Last()] : [];
        SyntaxTrivia[] between = BeginsLine(method) ? [lineEnd, .. indent] : [SyntaxFactory.Space];

        AttributeListSyntax mark = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("Differentiable"))]);
        MethodDeclarationSyntax bare = method.WithoutLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, mark.WithLeadingTrivia(leading).WithTrailingTrivia(between)));
    }

    public static bool BeginsLine(SyntaxNode node)
    {
        SyntaxToken before = node.GetFirstToken().GetPreviousToken();
        return before.IsKind(SyntaxKind.None) || before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || node.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
    }
}
