using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.Testing.Purity;

/// <summary>The symbols that emitted code declares.</summary>
internal static class DeclaredSymbols
{
    /// <summary>Parameters of methods, of local functions and of types with a primary constructor.</summary>
    public static IEnumerable<IParameterSymbol> Parameters(EmittedCode code) =>
        Of(code, static node => node is ParameterSyntax).OfType<IParameterSymbol>();

    /// <summary>Locals, however they are declared: by statement, deconstruction, pattern, loop or catch.</summary>
    public static IEnumerable<ILocalSymbol> Locals(EmittedCode code) =>
        Of(code, static node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax
            or ForEachStatementSyntax or CatchDeclarationSyntax).OfType<ILocalSymbol>();

    public static IEnumerable<IMethodSymbol> Methods(EmittedCode code) =>
        Of(code, static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax).OfType<IMethodSymbol>();

    public static IEnumerable<IFieldSymbol> Fields(EmittedCode code) =>
        Of(code, static node => node is VariableDeclaratorSyntax).OfType<IFieldSymbol>();

    public static IEnumerable<IEventSymbol> Events(EmittedCode code) =>
        Of(code, static node => node is VariableDeclaratorSyntax).OfType<IEventSymbol>();

    public static IEnumerable<IPropertySymbol> Properties(EmittedCode code) =>
        Of(code, static node => node is BasePropertyDeclarationSyntax).OfType<IPropertySymbol>();

    public static IEnumerable<INamedTypeSymbol> Types(EmittedCode code) =>
        Of(code, static node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).OfType<INamedTypeSymbol>();

    private static IEnumerable<ISymbol> Of(EmittedCode code, Func<SyntaxNode, bool> declares)
    {
        foreach (SyntaxNode node in code.Nodes.Where(declares))
        {
            if (code.ModelOf(node).GetDeclaredSymbol(node) is { } symbol)
            {
                yield return symbol;
            }
        }
    }
}
