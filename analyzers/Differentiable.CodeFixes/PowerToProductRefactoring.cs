using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>Offers <c>x * x</c> for <c>Math.Pow(x, 2)</c>, and <c>x * x * x</c> for the third power, of a variable: a power costs as much as an exponential and a logarithm.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(PowerToProductRefactoring)), Shared]
public sealed class PowerToProductRefactoring : CodeRefactoringProvider
{
    private const int Largest = 3;

    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }, _] } power
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || FactorsOf(power, name, model, context.CancellationToken) is not { } factors)
        {
            return;
        }

        string product = string.Join(" * ", Enumerable.Repeat(name.Identifier.Text, factors));
        context.RegisterRefactoring(CodeAction.Create($"Write {product}", _ => Task.FromResult(Replaced(context.Document, root, power, product)), nameof(PowerToProductRefactoring)));
    }

    /// <summary>How many factors the product has; null if this is no whole power of a variable of the type that the result has.</summary>
    private static int? FactorsOf(InvocationExpressionSyntax power, IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        bool isPower = model.GetSymbolInfo(power, cancellation).Symbol is IMethodSymbol { Name: "Pow", ContainingType: { Name: "Math" or "MathF" or "Double" or "Single", ContainingNamespace.Name: "System" } };
        bool isVariable = model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol or IParameterSymbol
            && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(name, cancellation).Type, model.GetTypeInfo(power, cancellation).Type);

        return isPower && isVariable && model.GetConstantValue(power.ArgumentList.Arguments[1].Expression, cancellation) is { HasValue: true, Value: { } exponent }
            && System.Convert.ToDouble(exponent, System.Globalization.CultureInfo.InvariantCulture) is var factors and >= 2 and <= Largest && factors == Math.Floor(factors)
                ? (int)factors
                : null;
    }

    private static Document Replaced(Document document, SyntaxNode root, InvocationExpressionSyntax power, string product)
    {
        ExpressionSyntax written = SyntaxFactory.ParseExpression(product);
        ExpressionSyntax operand = Operands.StandsAlone(power) || IsTermOf(power) ? written : Operands.Parenthesized(written);
        return document.WithSyntaxRoot(root.ReplaceNode(power, operand.WithTriviaFrom(power)));
    }

    // A product needs no parentheses as a term of a sum or difference.
    private static bool IsTermOf(InvocationExpressionSyntax power) => power.Parent.IsKind(SyntaxKind.AddExpression) || power.Parent.IsKind(SyntaxKind.SubtractExpression);
}
