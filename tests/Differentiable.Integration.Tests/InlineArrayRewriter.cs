using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Integration.Tests;

/// <summary>
/// Makes inline arrays of the local arrays of a program that have a constant number of elements, and of which nothing but elements and the length is used. Those with elements
/// come from a method that is given them and returns them. The program means the same.
/// </summary>
internal sealed class InlineArrayRewriter : CSharpSyntaxRewriter
{
    private const int MaximumLength = 12;

    private readonly Dictionary<string, int> _lengths = [];
    private readonly SortedSet<(string Element, int Length)> _types;

    private InlineArrayRewriter(SortedSet<(string Element, int Length)> types) => _types = types;

    /// <summary>The program with inline arrays, and how many there are.</summary>
    public static (string Source, int Arrays) Rewrite(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        SortedSet<(string Element, int Length)> types = [];
        int arrays = 0;
        SyntaxNode rewritten = root.ReplaceNodes(root.DescendantNodes().OfType<MethodDeclarationSyntax>(), (method, _) =>
        {
            InlineArrayRewriter rewriter = new(types);
            rewriter.Choose(method);
            arrays += rewriter._lengths.Count;
            return rewriter.Visit(method);
        });

        return (rewritten.ToFullString() + string.Concat(types.Select(static type => Declaration(type.Element, type.Length))), arrays);
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        LocalDeclarationStatementSyntax visited = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;

        if (visited.Declaration.Variables is not [{ Identifier.Text: var name, Initializer.Value: { } value }] || !_lengths.TryGetValue(name, out int length))
        {
            return visited;
        }

        string element = MatrixRewriter.ElementOf(visited.Declaration.Type)!;
        string made = MatrixRewriter.ElementsOf(value) is { } elements ? $"{Name(element, length)}s.Of({string.Join(", ", elements)})" : "default";
        return SyntaxFactory.ParseStatement($"{Name(element, length)} {name} = {made};").WithTriviaFrom(visited);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        node is { Expression: IdentifierNameSyntax { Identifier.Text: var name }, Name.Identifier.Text: "Length" } && _lengths.TryGetValue(name, out int length)
            ? SyntaxFactory.ParseExpression(length.ToString(CultureInfo.InvariantCulture)).WithTriviaFrom(node)
            : base.VisitMemberAccessExpression(node);

    private static string Name(string element, int length) => $"Inline{char.ToUpperInvariant(element[0])}{element[1..]}{length}";

    private static string Declaration(string element, int length)
    {
        string name = Name(element, length);
        string parameters = string.Join(", ", Enumerable.Range(0, length).Select(i => $"{element} e{i}"));
        string stores = string.Concat(Enumerable.Range(0, length).Select(static i => $" made[{i}] = e{i};"));
        string attribute = element == "int" ? "" : "[global::Differentiable.Differentiable] ";
        return $"\n[global::System.Runtime.CompilerServices.InlineArray({length})] public struct {name} {{ private {element} _element; }}\n"
            + (element == "int" ? "" : $"public static partial class {name}s {{ {attribute}public static {name} Of({parameters}) {{ {name} made = default;{stores} return made; }} }}\n");
    }

    private static int? LengthOf(string element, ExpressionSyntax value) => MatrixRewriter.ElementsOf(value) is { } elements
        ? element == "int" ? null : elements.Length
        : int.TryParse(MatrixRewriter.SizeOf(value), CultureInfo.InvariantCulture, out int size) ? size : null;

    private void Choose(MethodDeclarationSyntax method)
    {
        VariableDeclarationSyntax[] declarations = [.. method.DescendantNodes().OfType<VariableDeclarationSyntax>()];

        foreach (VariableDeclarationSyntax declaration in declarations)
        {
            if (declaration is { Parent: LocalDeclarationStatementSyntax, Variables: [{ Identifier.Text: var name, Initializer.Value: { } value }] }
                && MatrixRewriter.ElementOf(declaration.Type) is "double" or "float" or "int"
                && MatrixRewriter.ElementOf(declaration.Type) is { } element
                && LengthOf(element, value) is { } length and > 0 and <= MaximumLength
                && declarations.Count(other => other.Variables.Any(variable => variable.Identifier.Text == name)) == 1
                && MatrixRewriter.UsesOf(method, name).All(MatrixRewriter.IsElementOrLength))
            {
                _lengths.Add(name, length);
                _types.Add((element, length));
            }
        }
    }
}
