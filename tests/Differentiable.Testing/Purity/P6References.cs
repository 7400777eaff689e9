using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>P6: there is no graph. No reference type is declared, stored in a local, or named in a signature.</summary>
/// <remarks>Arrays of values and strings are passive inputs or results and pass; delegates are P4's.</remarks>
public sealed class P6References : IPurityProperty
{
    public string Id => "P6";

    public IEnumerable<PurityViolation> Check(EmittedCode code) => [.. Declared(code), .. Stored(code)];

    private IEnumerable<PurityViolation> Declared(EmittedCode code)
    {
        foreach (INamedTypeSymbol type in DeclaredSymbols.Types(code).Where(t => IsForbiddenDeclaration(t, code)))
        {
            yield return code.Violation(Id, type.DeclaringSyntaxReferences[0].GetSyntax(), "declares a reference type");
        }
    }

    private IEnumerable<PurityViolation> Stored(EmittedCode code)
    {
        IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> typed =
        [
            .. DeclaredSymbols.Parameters(code).Select(static p => ((ISymbol)p, p.Type)),
            .. DeclaredSymbols.Locals(code).Select(static l => ((ISymbol)l, l.Type)),
            .. DeclaredSymbols.Methods(code).Select(static m => ((ISymbol)m, m.ReturnType)),
            .. DeclaredSymbols.Fields(code).Select(static f => ((ISymbol)f, f.Type)),
            .. DeclaredSymbols.Properties(code).Select(static p => ((ISymbol)p, p.Type)),
        ];

        foreach ((ISymbol symbol, ITypeSymbol type) in typed.Distinct())
        {
            if (ReferenceIn(type, []) is { } reference)
            {
                yield return code.Violation(Id, symbol.DeclaringSyntaxReferences[0].GetSyntax(), $"holds a reference, {reference.ToDisplayString()}");
            }
        }
    }

    // The container of emitted methods is the user's class, or a static one, of which there are no objects.
    private static bool IsForbiddenDeclaration(INamedTypeSymbol type, EmittedCode code) =>
        type is { IsReferenceType: true, IsStatic: false, TypeKind: not TypeKind.Delegate }
        && !code.IsDeclaredOutsideEmittedTrees(type);

    private static ITypeSymbol? ReferenceIn(ITypeSymbol type, HashSet<ITypeSymbol> seen) => type switch
    {
        IArrayTypeSymbol array => ReferenceIn(array.ElementType, seen),
        { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Delegate or TypeKind.FunctionPointer } => null,
        { IsReferenceType: true } or { TypeKind: TypeKind.Pointer } => type,
        INamedTypeSymbol { IsValueType: true } value when seen.Add(value) => ReferenceInValue(value, seen),
        _ => null,
    };

    // Fields of the user's structs count: a struct of references is a node of a graph. Those of the platform are its own business.
    private static ITypeSymbol? ReferenceInValue(INamedTypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        IEnumerable<ITypeSymbol> fields = type.DeclaringSyntaxReferences.IsEmpty
            ? []
            : type.GetMembers().OfType<IFieldSymbol>().Where(static f => !f.IsStatic).Select(static f => f.Type);

        return type.TypeArguments.Concat(fields).Select(t => ReferenceIn(t, seen)).FirstOrDefault(static t => t is not null);
    }
}
