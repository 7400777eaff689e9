using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0113: removes a Derivative.Stop that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveStopCodeFix)), Shared]
public sealed class RemoveStopCodeFix : NodeCodeFix<InvocationExpressionSyntax>
{
    public const string Title = "Remove Derivative.Stop";

    public RemoveStopCodeFix()
        : base(Title, Descriptors.IdleStop)
    {
    }

    private protected override InvocationExpressionSyntax? NodeAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax { ArgumentList.Arguments: [_] } stop ? stop : null;

    /// <summary>What was stopped, as the number that Stop made of it: without, a division of integers could come of it.</summary>
    private protected override SyntaxNode Replaced(InvocationExpressionSyntax original, InvocationExpressionSyntax stop, SemanticModel model)
    {
        ExpressionSyntax argument = stop.ArgumentList.Arguments[0].Expression.WithoutTrivia();
        TypeInfo type = model.GetTypeInfo(original.ArgumentList.Arguments[0].Expression);

        if (type.ConvertedType is { } number && !SymbolEqualityComparer.Default.Equals(type.Type, number))
        {
            TypeSyntax written = SyntaxFactory.ParseTypeName(number.ToDisplayString());
            argument = SyntaxFactory.CastExpression(written, Operands.Parenthesized(argument));
        }

        bool isOperand = argument is CastExpressionSyntax && original.Parent is BinaryExpressionSyntax;
        return (Operands.StandsAlone(original) || isOperand ? argument : Operands.Parenthesized(argument)).WithTriviaFrom(stop);
    }
}
