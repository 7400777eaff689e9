using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>P3: emitted code reads constants only, and declares no state.</summary>
public sealed class P3StaticState : IPurityProperty
{
    public string Id => "P3";

    public IEnumerable<PurityViolation> Check(EmittedCode code) => [.. Reads(code), .. Declarations(code), .. Values(code)];

    private IEnumerable<PurityViolation> Reads(EmittedCode code)
    {
        foreach (IOperation operation in code.Operations)
        {
            if (WhyRead(operation, code) is { } why)
            {
                yield return code.Violation(Id, operation.Syntax, why);
            }
        }
    }

    private IEnumerable<PurityViolation> Declarations(EmittedCode code)
    {
        IEnumerable<ISymbol> stored =
        [
            .. DeclaredSymbols.Fields(code),
            .. DeclaredSymbols.Events(code),
            .. DeclaredSymbols.Properties(code).Where(IsStored),
        ];

        foreach (ISymbol symbol in stored.Where(static s => !IsConstant(s) && !IsPartOfValue(s)))
        {
            yield return code.Violation(Id, symbol.DeclaringSyntaxReferences[0].GetSyntax(), "a field outside a readonly struct");
        }
    }

    // A struct without fields of its own has those that capture the parameters of its primary constructor.
    private IEnumerable<PurityViolation> Values(EmittedCode code)
    {
        foreach (INamedTypeSymbol type in DeclaredSymbols.Types(code).Where(static t => t.TypeKind == TypeKind.Struct))
        {
            if (!type.IsReadOnly)
            {
                yield return code.Violation(Id, type.DeclaringSyntaxReferences[0].GetSyntax(), "a struct that is not readonly");
            }
            else if (LoopCombinators.IsStep(type) && !type.IsRefLikeType)
            {
                yield return code.Violation(Id, type.DeclaringSyntaxReferences[0].GetSyntax(), "a loop that is not a ref struct and could be kept");
            }
        }
    }

    private static string? WhyRead(IOperation operation, EmittedCode code) => operation switch
    {
        IFieldReferenceOperation { Field: var field } => WhyRead(field, code.Compilation),
        IPropertyReferenceOperation { Property: { IsStatic: true, GetMethod: { } getter } } when !CallTable.Allows(getter, code) =>
            "a static property",
        IEventReferenceOperation => "an event",
        _ => null,
    };

    private static string? WhyRead(IFieldSymbol field, Compilation compilation) => field switch
    {
        { IsConst: true } => null,
        { IsStatic: true, IsReadOnly: true } when IsPrimitive(field.Type) && HasConstantInitializer(field, compilation) => null,
        // A table: emitted code has a span of it that it can only read.
        { IsStatic: true, IsReadOnly: true, Type: IArrayTypeSymbol { IsSZArray: true } array } when IsPrimitive(array.ElementType) => null,
        { IsStatic: true } => "a static field that is not a constant",
        { IsReadOnly: false, ContainingType.IsReferenceType: true } => "a field of an object, which others can change",
        _ => null,
    };

    private static bool HasConstantInitializer(IFieldSymbol field, Compilation compilation) =>
        field.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
        && compilation.GetSemanticModel(reference.SyntaxTree).GetConstantValue(value).HasValue;

    private static bool IsPrimitive(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum || Numbers.IsNumber(type) || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String;

    private static bool IsStored(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsConstant(ISymbol symbol) => symbol is IFieldSymbol { IsConst: true };

    private static bool IsPartOfValue(ISymbol symbol) =>
        symbol is { IsStatic: false, ContainingType: { IsValueType: true, IsReadOnly: true } }
        || symbol.ContainingType.TypeKind == TypeKind.Enum;
}
