using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>Calls of Derivative.Stop and Derivative.StraightThrough as code fixes write them.</summary>
internal static class DerivativeCalls
{
    private const string RuntimeType = "Differentiable.Derivative";

    /// <summary>How the type is written at a position.</summary>
    public static string TypeName(SemanticModel model, int position) => Imports.IsInScope(model, position, RuntimeType) ? "Derivative" : "global::" + RuntimeType;

    public static InvocationExpressionSyntax Stop(ExpressionSyntax operand, string type) => Call(type + ".Stop", Bare(operand)).WithTriviaFrom(operand);

    public static InvocationExpressionSyntax StraightThrough(ExpressionSyntax hard, ExpressionSyntax soft, string type) =>
        Call(type + ".StraightThrough", hard.WithoutTrivia(), Bare(soft)).WithTriviaFrom(hard);

    // No parentheses are needed between those of a call.
    private static ExpressionSyntax Bare(ExpressionSyntax operand) => (operand is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : operand).WithoutTrivia();

    private static InvocationExpressionSyntax Call(string name, params ExpressionSyntax[] arguments)
    {
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        SeparatedSyntaxList<ArgumentSyntax> list = SyntaxFactory.SeparatedList(arguments.Select(SyntaxFactory.Argument), Enumerable.Repeat(comma, arguments.Length - 1));
        return SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression(name), SyntaxFactory.ArgumentList(list));
    }
}
