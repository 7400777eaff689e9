using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Lowering;

/// <summary>The user's text, for comments in generated code.</summary>
internal static class SourceText
{
    private const int MaximumLength = 120;

    /// <summary>A statement on one line, without comments; of an if statement only its condition.</summary>
    public static string OneLine(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => "if (" + Tokens(branch.Condition) + ")",
        ArrowExpressionClauseSyntax arrow => "return " + Tokens(arrow.Expression) + ";",
        _ => Tokens(node),
    };

    public static string Capitalized(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    public static string Uncapitalized(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Tokens(SyntaxNode node)
    {
        StringBuilder text = new();

        foreach (SyntaxToken token in node.DescendantTokens())
        {
            bool spaced = token.LeadingTrivia.Any(IsSpace) || token.GetPreviousToken().TrailingTrivia.Any(IsSpace);

            if (spaced && text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(token.Text);

            if (text.Length > MaximumLength)
            {
                return text.ToString(0, MaximumLength).Replace('\n', ' ').Replace('\r', ' ') + " ...";
            }
        }

        return text.ToString().Replace('\n', ' ').Replace('\r', ' ');
    }

    private static bool IsSpace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
