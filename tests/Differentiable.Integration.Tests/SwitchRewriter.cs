using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Integration.Tests;

/// <summary>
/// Makes switches of a program's branches: of if statements that no break leaves a loop from, and of conditional expressions; over the condition, or over what it compares with a constant. The program means the same.
/// </summary>
internal sealed class SwitchRewriter : CSharpSyntaxRewriter
{
    private int _switches;

    /// <summary>The program with switches, and how many there are.</summary>
    public static (string Source, int Switches) Rewrite(string source)
    {
        SwitchRewriter rewriter = new();
        SyntaxNode rewritten = rewriter.Visit(CSharpSyntaxTree.ParseText(source).GetRoot());
        return (rewritten.ToFullString(), rewriter._switches);
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        ConditionalExpressionSyntax visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        (string value, string pattern) = Test(visited.Condition);
        string last = _switches % 5 == 0 ? $"not ({pattern})" : "_";
        return SyntaxFactory.ParseExpression($"(({value}) switch {{ {pattern} => ({visited.WhenTrue}), {last} => ({visited.WhenFalse}) }})").WithTriviaFrom(visited);
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        bool leavesLoop = node.DescendantNodes().Any(static inner => inner is BreakStatementSyntax);
        IfStatementSyntax visited = (IfStatementSyntax)base.VisitIfStatement(node)!;

        if (leavesLoop)
        {
            return visited;
        }

        (string value, string pattern) = Test(visited.Condition);
        string then = $"case {pattern}: {visited.Statement} break;";
        string @else = visited.Else is { Statement: var statement } ? $"default: {statement} break;" : "";
        string sections = _switches % 3 == 0 ? @else + "\n" + then : then + "\n" + @else;
        return SyntaxFactory.ParseStatement($"switch ({value}) {{ {sections} }}").WithTriviaFrom(visited);
    }

    /// <summary>What a switch looks at, and the pattern that it has where the condition holds. NaN has none of these patterns, as it is not less than anything.</summary>
    private (string Value, string Pattern) Test(ExpressionSyntax condition)
    {
        _switches++;

        if (condition is BinaryExpressionSyntax { Left: var left, Right: var right, OperatorToken.Text: var comparison } && IsConstant(right))
        {
            switch (comparison)
            {
                case "<" or ">" or "<=" or ">=":
                    return (left.ToString(), $"{comparison} {right}");
                case "==":
                    return (left.ToString(), right.ToString());
                case "!=":
                    return (left.ToString(), $"not {right}");
            }
        }

        return _switches % 2 == 0 ? (condition.ToString(), "true") : ($"(({condition}), true)", "(true, _)");
    }

    private static bool IsConstant(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax => true,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: var operand } => IsConstant(operand),
        _ => false,
    };
}
