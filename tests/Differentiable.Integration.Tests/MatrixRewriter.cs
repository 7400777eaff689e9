using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Integration.Tests;

/// <summary>
/// Makes matrices of the local arrays of a program of which nothing but elements and the length is used: one column, one row, or two columns. The program means the same.
/// </summary>
internal sealed class MatrixRewriter : CSharpSyntaxRewriter
{
    private readonly Dictionary<string, int> _shapes = [];

    private MatrixRewriter()
    {
    }

    /// <summary>The program with matrices, and how many there are.</summary>
    public static (string Source, int Matrices) Rewrite(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        int matrices = 0;
        SyntaxNode rewritten = root.ReplaceNodes(root.DescendantNodes().OfType<MethodDeclarationSyntax>(), (method, _) =>
        {
            MatrixRewriter rewriter = new();
            rewriter.Choose(method);
            matrices += rewriter._shapes.Count;
            return rewriter.Visit(method);
        });

        return (rewritten.ToFullString(), matrices);
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        LocalDeclarationStatementSyntax visited = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;

        return visited.Declaration.Variables is [{ Identifier.Text: var name, Initializer.Value: { } value }] && _shapes.TryGetValue(name, out int shape)
            ? SyntaxFactory.ParseStatement($"{ElementOf(visited.Declaration.Type)}[,] {name} = {Matrix(ElementOf(visited.Declaration.Type)!, value, shape)};").WithTriviaFrom(visited)
            : visited;
    }

    public override SyntaxNode? VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        ElementAccessExpressionSyntax visited = (ElementAccessExpressionSyntax)base.VisitElementAccessExpression(node)!;

        if (visited.Expression is not IdentifierNameSyntax { Identifier.Text: var name } || !_shapes.TryGetValue(name, out int shape))
        {
            return visited;
        }

        ExpressionSyntax index = visited.ArgumentList.Arguments[0].Expression;
        string position = IsFromEnd(index) ? $"{name}.Length - ({((PrefixUnaryExpressionSyntax)index).Operand})" : index.ToString();
        string place = shape switch
        {
            0 => $"{position}, 0",
            1 => $"0, {position}",
            _ => $"({position}) / 2, ({position}) % 2",
        };

        return SyntaxFactory.ParseExpression($"{name}[{place}]").WithTriviaFrom(visited);
    }

    /// <summary>The type of the elements; null if it is neither an array with one index nor a span.</summary>
    internal static string? ElementOf(TypeSyntax type) => type switch
    {
        ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 }] } array => array.ElementType.ToString(),
        GenericNameSyntax { Identifier.Text: "Span", TypeArgumentList.Arguments: [var element] } => element.ToString(),
        _ => null,
    };

    private static string Matrix(string element, ExpressionSyntax value, int shape)
    {
        if (SizeOf(value) is { } size)
        {
            return $"new {element}[{shape switch { 0 => $"{size}, 1", 1 => $"1, {size}", _ => $"(({size}) + 1) / 2, 2" }}]";
        }

        string[] elements = ElementsOf(value)!;
        return $"new {element}[,] {{ {(shape == 0 ? string.Join(", ", elements.Select(static e => $"{{ {e} }}")) : $"{{ {string.Join(", ", elements)} }}")} }}";
    }

    internal static string? SizeOf(ExpressionSyntax value) => value switch
    {
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [{ Sizes: [var size] }] } => size.ToString(),
        StackAllocArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [var size] }] } } => size.ToString(),
        _ => null,
    };

    internal static string[]? ElementsOf(ExpressionSyntax value) => value switch
    {
        ArrayCreationExpressionSyntax { Initializer.Expressions: { Count: > 0 } elements } => [.. elements.Select(static e => e.ToString())],
        CollectionExpressionSyntax { Elements: { Count: > 0 } elements } when elements.All(static e => e is ExpressionElementSyntax) => [.. elements.Select(static e => e.ToString())],
        _ => null,
    };

    private void Choose(MethodDeclarationSyntax method)
    {
        VariableDeclarationSyntax[] declarations = [.. method.DescendantNodes().OfType<VariableDeclarationSyntax>()];

        foreach (VariableDeclarationSyntax declaration in declarations)
        {
            if (declaration is { Parent: LocalDeclarationStatementSyntax, Variables: [{ Identifier.Text: var name, Initializer.Value: { } value }] }
                && ElementOf(declaration.Type) is not null
                && (SizeOf(value) is not null || ElementsOf(value) is not null)
                && declarations.Count(other => other.Variables.Any(variable => variable.Identifier.Text == name)) == 1
                && UsesOf(method, name).All(IsElementOrLength))
            {
                // Two columns may change the length, and an index is written twice.
                bool mayHaveTwoColumns = SizeOf(value) is not null
                    && UsesOf(method, name).All(static use => use.Parent is ElementAccessExpressionSyntax access && IsPure(access.ArgumentList) && !IsFromEnd(access.ArgumentList.Arguments[0].Expression));
                _shapes.Add(name, (name.Length + declaration.SpanStart) % (mayHaveTwoColumns ? 3 : 2));
            }
        }
    }

    internal static IEnumerable<IdentifierNameSyntax> UsesOf(SyntaxNode scope, string name) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(identifier => identifier.Identifier.Text == name);

    internal static bool IsElementOrLength(IdentifierNameSyntax use) => use.Parent switch
    {
        ElementAccessExpressionSyntax access => access.Expression == use && access.ArgumentList.Arguments is [{ Expression: not RangeExpressionSyntax }],
        MemberAccessExpressionSyntax member => member.Expression == use && member.Name.Identifier.Text == "Length",
        ForEachStatementSyntax loop => loop.Expression == use,
        _ => false,
    };

    private static bool IsFromEnd(ExpressionSyntax index) => index.IsKind(SyntaxKind.IndexExpression);

    private static bool IsPure(SyntaxNode index) => !index.DescendantNodes().Any(static node => node is AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax
        || node.IsKind(SyntaxKind.PreIncrementExpression) || node.IsKind(SyntaxKind.PreDecrementExpression));
}
