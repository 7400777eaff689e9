using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>Whether the runtime's names can be used without their namespace, and the using directive that lets them.</summary>
internal static class Imports
{
    private const string Namespace = "Differentiable";

    public static bool IsInScope(SemanticModel model, int position, string metadataName)
    {
        string name = metadataName.Substring(Namespace.Length + 1);
        return model.LookupNamespacesAndTypes(position, name: name).Any(symbol => symbol is INamedTypeSymbol type && type.ToDisplayString() == metadataName);
    }

    /// <summary>The file with the using directive. What stands before its first line, such as a licence, stays there.</summary>
    public static SyntaxNode WithNamespace(SyntaxNode root)
    {
        CompilationUnitSyntax unit = (CompilationUnitSyntax)root;
        SyntaxTrivia lineEnd = LineEnds.In(root);
        UsingDirectiveSyntax directive = SyntaxFactory.UsingDirective(SyntaxFactory.IdentifierName(Namespace)).NormalizeWhitespace().WithTrailingTrivia(lineEnd);

        return unit.Usings.Count > 0
            ? unit.AddUsings(directive)
            : unit.WithoutLeadingTrivia().AddUsings(directive.WithLeadingTrivia(unit.GetLeadingTrivia()).WithTrailingTrivia(lineEnd, lineEnd));
    }
}
