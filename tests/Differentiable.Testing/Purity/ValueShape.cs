using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Testing.Purity;

/// <summary>How an emitted struct stores what it is made of.</summary>
internal static class ValueShape
{
    /// <summary>The parameters of a type's primary constructor, if it has one.</summary>
    public static IEnumerable<IParameterSymbol> Captured(INamedTypeSymbol type) =>
        type.OriginalDefinition.InstanceConstructors.Where(IsPrimary).SelectMany(static constructor => constructor.Parameters);

    /// <summary>
    /// Does this constructor store its arguments under their names, unchanged? A primary one does whose parameters are captured,
    /// or initialise a field each.
    /// </summary>
    public static bool IsPlain(IMethodSymbol constructor) =>
        IsPrimary(constructor.OriginalDefinition)
        && constructor.ContainingType.OriginalDefinition.GetMembers().Where(static member => !member.IsStatic).All(IsPlain);

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null };

    private static bool IsPlain(ISymbol member) => member switch
    {
        IFieldSymbol { IsImplicitlyDeclared: true } => true,
        IFieldSymbol field => field.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: IdentifierNameSyntax value }
            && IsSameName(value.Identifier.ValueText, field.Name),
        IPropertySymbol => false,
        _ => true,
    };

    private static bool IsSameName(string parameter, string field) =>
        string.Equals(parameter.TrimStart('_'), field.TrimStart('_'), StringComparison.OrdinalIgnoreCase);
}
