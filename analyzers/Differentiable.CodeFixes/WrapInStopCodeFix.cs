using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0105: says that a zero derivative is meant, by Derivative.Stop around what is converted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WrapInStopCodeFix)), Shared]
public sealed class WrapInStopCodeFix : NodeCodeFix<ExpressionSyntax>
{
    public const string Title = "Wrap in Derivative.Stop";

    public WrapInStopCodeFix()
        : base(Title, Descriptors.LostDerivative)
    {
    }

    /// <summary>What the reported conversion converts; null if it is not written, as in a foreach loop.</summary>
    private protected override ExpressionSyntax? NodeAt(SyntaxNode root, Diagnostic diagnostic) =>
        (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as CastExpressionSyntax)?.Expression;

    private protected override SyntaxNode Replaced(ExpressionSyntax original, ExpressionSyntax operand, SemanticModel model) =>
        DerivativeCalls.Stop(operand, DerivativeCalls.TypeName(model, original.SpanStart));
}
