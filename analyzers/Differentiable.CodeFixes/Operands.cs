using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>Parentheses where an expression takes the place of another.</summary>
internal static class Operands
{
    /// <summary>Whether any expression can stand in the place of this one without parentheses.</summary>
    public static bool StandsAlone(ExpressionSyntax expression) => expression.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax
        or ReturnStatementSyntax or ParenthesizedExpressionSyntax or ExpressionElementSyntax or InitializerExpressionSyntax
        || (expression.Parent is AssignmentExpressionSyntax assignment && assignment.Right == expression);

    /// <summary>The expression as an operand of any operator.</summary>
    public static ExpressionSyntax Parenthesized(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or IdentifierNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or ParenthesizedExpressionSyntax => expression,
        _ => SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression),
    };
}
