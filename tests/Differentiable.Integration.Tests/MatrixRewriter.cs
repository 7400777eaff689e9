using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Integration.Tests;

/// <summary>
/// Makes matrices, or arrays of arrays, of the local arrays of a program of which nothing but elements and the length is used: one column, one row, or two columns. The program means the same.
/// </summary>
internal sealed class MatrixRewriter : CSharpSyntaxRewriter
{
    private readonly Dictionary<string, int> _shapes = [];
    private readonly bool _isJagged;

    private MatrixRewriter(bool isJagged) => _isJagged = isJagged;

    /// <summary>The program with matrices, and how many there are.</summary>
    public static (string Source, int Matrices) Rewrite(string source) => Rewrite(source, isJagged: false);

    /// <summary>The program with arrays of arrays, and how many there are.</summary>
    public static (string Source, int Arrays) RewriteJagged(string source) => Rewrite(source, isJagged: true);

    private static (string Source, int Matrices) Rewrite(string source, bool isJagged)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        int matrices = 0;
        SyntaxNode rewritten = root.ReplaceNodes(root.DescendantNodes().OfType<MethodDeclarationSyntax>(), (method, _) =>
        {
            MatrixRewriter rewriter = new(isJagged);
            rewriter.Choose(method);
            matrices += rewriter._shapes.Count;
            return rewriter.Visit(method);
        });

        return (rewritten.ToFullString(), matrices);
    }

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        BlockSyntax visited = (BlockSyntax)base.VisitBlock(node)!;
        return visited.WithStatements([.. visited.Statements.SelectMany(Declared)]);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        _isJagged && node is { Name.Identifier.Text: "Length", Expression: IdentifierNameSyntax { Identifier.Text: var name } } && _shapes.TryGetValue(name, out int shape)
            ? SyntaxFactory.ParseExpression(LengthOf(name, shape))
            : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        ElementAccessExpressionSyntax visited = (ElementAccessExpressionSyntax)base.VisitElementAccessExpression(node)!;

        if (visited.Expression is not IdentifierNameSyntax { Identifier.Text: var name } || !_shapes.TryGetValue(name, out int shape))
        {
            return visited;
        }

        ExpressionSyntax index = visited.ArgumentList.Arguments[0].Expression;
        string position = IsFromEnd(index) ? $"{LengthOf(name, shape)} - ({((PrefixUnaryExpressionSyntax)index).Operand})" : index.ToString();
        string place = shape switch
        {
            0 => $"{position}, 0",
            1 => $"0, {position}",
            _ => $"({position}) / 2, ({position}) % 2",
        };

        return SyntaxFactory.ParseExpression($"{name}[{(_isJagged ? place.Replace(", ", "][", StringComparison.Ordinal) : place)}]").WithTriviaFrom(visited);
    }

    private string LengthOf(string name, int shape) => !_isJagged ? $"{name}.Length" : shape switch
    {
        0 => $"{name}.Length",
        1 => $"{name}[0].Length",
        _ => $"({name}.Length * 2)",
    };

    private IEnumerable<StatementSyntax> Declared(StatementSyntax statement)
    {
        if (statement is not LocalDeclarationStatementSyntax { Declaration: { Variables: [{ Identifier.Text: var name, Initializer.Value: { } value }] } declaration } || !_shapes.TryGetValue(name, out int shape))
        {
            return [statement];
        }

        string element = ElementOf(declaration.Type)!;
        string[] statements = _isJagged ? Jagged(name, element, value, shape) : [$"{element}[,] {name} = {Matrix(element, value, shape)};"];
        return statements.Select(static text => SyntaxFactory.ParseStatement(text + "\n"));
    }

    private static string[] Jagged(string name, string element, ExpressionSyntax value, int shape)
    {
        if (SizeOf(value) is { } size)
        {
            (string rows, string columns) = shape switch { 0 => (size, "1"), 1 => ("1", size), _ => ($"({size} + 1) >> 1", "2") };
            return
            [
                $"{element}[][] {name} = new {element}[{rows}][];",
                $"for (int rowOf{name} = 0; rowOf{name} < {name}.Length; rowOf{name}++) {{ {name}[rowOf{name}] = new {element}[{columns}]; }}",
            ];
        }

        string[] elements = ElementsOf(value)!;
        return [$"{element}[][] {name} = [{(shape == 0 ? string.Join(", ", elements.Select(static e => $"[{e}]")) : $"[{string.Join(", ", elements)}]")}];"];
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
                && UsesOf(method, name).All(use => IsElementOrLength(use) && !(_isJagged && use.Parent is ForEachStatementSyntax)))
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
