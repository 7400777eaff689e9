using System.Composition;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CodeFixes;

/// <summary>DIFF0207: removes [NoDerivative] where it has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveNoDerivativeCodeFix)), Shared]
public sealed class RemoveNoDerivativeCodeFix : NodeCodeFix<ParameterSyntax>
{
    public const string Title = "Remove [NoDerivative]";

    public RemoveNoDerivativeCodeFix()
        : base(Title, Descriptors.UselessNoDerivative)
    {
    }

    // The attribute can stand on the other part of a partial method.
    private protected override ParameterSyntax? NodeAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && parameter.AttributeLists.Any(HasMark) ? parameter : null;

    private protected override SyntaxNode Replaced(ParameterSyntax original, ParameterSyntax node, SemanticModel model) => WithoutMark(node);

    private static ParameterSyntax WithoutMark(ParameterSyntax parameter) => parameter
        .WithAttributeLists([.. parameter.AttributeLists.Select(WithoutMark).OfType<AttributeListSyntax>()])
        .WithLeadingTrivia(parameter.GetLeadingTrivia());

    private static AttributeListSyntax? WithoutMark(AttributeListSyntax list)
    {
        AttributeSyntax[] marks = [.. list.Attributes.Where(IsMark)];
        return marks.Length == list.Attributes.Count ? null : list.RemoveNodes(marks, SyntaxRemoveOptions.KeepNoTrivia);
    }

    private static bool HasMark(AttributeListSyntax list) => list.Attributes.Any(IsMark);

    private static bool IsMark(AttributeSyntax attribute)
    {
        NameSyntax name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name is AliasQualifiedNameSyntax alias ? alias.Name : attribute.Name;
        return name is IdentifierNameSyntax { Identifier.ValueText: "NoDerivative" or "NoDerivativeAttribute" };
    }
}
