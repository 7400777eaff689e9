using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Lowering;

/// <summary>The user's text, for comments in generated code.</summary>
internal static class SourceText
{
    private const int MaximumLength = 120;

    /// <summary>A statement on one line, without comments; of an if statement or a loop only what is before its body.</summary>
    public static string OneLine(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => "if (" + Tokens(branch.Condition) + ")",
        SwitchStatementSyntax choice => "switch (" + Tokens(choice.Expression) + ")",
        WhileStatementSyntax loop => "while (" + Tokens(loop.Condition) + ")",
        DoStatementSyntax loop => "do ... while (" + Tokens(loop.Condition) + ")",
        ForStatementSyntax loop => Header(loop, loop.CloseParenToken),
        CommonForEachStatementSyntax loop => Header(loop, loop.CloseParenToken),
        ArrowExpressionClauseSyntax arrow => "return " + Tokens(arrow.Expression) + ";",
        _ => Tokens(node),
    };

    public static string Capitalized(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    public static string Uncapitalized(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The statement's text up to the token.</summary>
    private static string Header(SyntaxNode node, SyntaxToken last) => Tokens(node.DescendantTokens().TakeWhile(token => token.SpanStart <= last.SpanStart));

    private static string Tokens(SyntaxNode node) => Tokens(node.DescendantTokens());

    private static string Tokens(IEnumerable<SyntaxToken> tokens)
    {
        StringBuilder text = new();
        SyntaxToken previous = default;

        foreach (SyntaxToken token in tokens)
        {
            if (text.Length > 0 && NeedsSpace(previous, token))
            {
                text.Append(' ');
            }

            text.Append(token.Text);
            previous = token;

            if (text.Length > MaximumLength)
            {
                return WithoutLineBreaks(text.ToString(0, MaximumLength)) + " ...";
            }
        }

        return WithoutLineBreaks(text.ToString());
    }

    // Spacing follows from the tokens alone: if it followed the user's white space, reformatting would change the program.
    private static bool NeedsSpace(SyntaxToken previous, SyntaxToken token)
    {
        if (previous.IsKind(SyntaxKind.OpenParenToken) || previous.IsKind(SyntaxKind.OpenBracketToken) || previous.IsKind(SyntaxKind.DotToken)
            || previous.IsKind(SyntaxKind.ColonColonToken) || previous.Parent is PrefixUnaryExpressionSyntax || (IsAngleBracket(previous) && !previous.IsKind(SyntaxKind.GreaterThanToken)))
        {
            return false;
        }

        return token.Kind() switch
        {
            SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CommaToken or SyntaxKind.SemicolonToken or SyntaxKind.DotToken
                or SyntaxKind.ColonColonToken or SyntaxKind.OpenBracketToken or SyntaxKind.OmittedArraySizeExpressionToken => false,
            SyntaxKind.OpenParenToken => token.Parent is not BaseArgumentListSyntax,
            SyntaxKind.ColonToken => token.Parent is not NameColonSyntax,
            _ => token.Parent is not PostfixUnaryExpressionSyntax && !(previous.IsKind(SyntaxKind.CloseParenToken) && previous.Parent is CastExpressionSyntax)
                && !IsAngleBracket(token),
        };
    }

    private static bool IsAngleBracket(SyntaxToken token) => token.Parent is TypeArgumentListSyntax && !token.IsKind(SyntaxKind.CommaToken);

    // A verbatim string may contain all that ends a line, and with it a comment.
    private static string WithoutLineBreaks(string text) => text.Any(IsLineBreak) ? new string([.. text.Select(static c => IsLineBreak(c) ? ' ' : c)]) : text;

    private static bool IsLineBreak(char character) => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
