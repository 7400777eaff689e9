using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>What a method's symbol says about its derivatives, in this compilation or in a referenced assembly.</summary>
internal static class MethodFacts
{
    private const int HvpFlag = 16;

    public static bool IsActive(IParameterSymbol parameter) =>
        TypeLowering.Lower(parameter.Type) is { IsDifferentiable: true }
        && !IsOutput(parameter)
        && AttributeReader.Find(parameter, KnownNames.NoDerivativeAttribute) is null;

    /// <summary>Whether the parameter is a span that the method fills, instead of returning something: then it is a result.</summary>
    public static bool IsOutput(IParameterSymbol parameter) =>
        parameter is { Type.Name: "Span", ContainingSymbol: IMethodSymbol { ReturnsVoid: true } } && TypeLowering.Lower(parameter.Type) is { IsDifferentiable: true };

    public static IEnumerable<int> ActiveParameters(IMethodSymbol method) =>
        method.Parameters.Where(IsActive).Select(static parameter => parameter.Ordinal);

    /// <summary>The parameter's type in a program; null if it cannot occur in a differentiable method.</summary>
    public static IrType? TypeOf(IParameterSymbol parameter) =>
        TypeLowering.Lower(parameter.Type) is { IsArray: true } array && IsOutput(parameter) ? IrType.Buffer(array.Element!) : TypeLowering.Lower(parameter.Type);

    /// <summary>A type as emitted code writes it.</summary>
    public static string NameOf(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>A method as the table of primitives names it.</summary>
    public static string QualifiedName(IMethodSymbol method) =>
        $"{method.ContainingType.ContainingNamespace.MetadataName}.{method.ContainingType.MetadataName}.{method.Name}";

    /// <summary>The method as its callers know it; null if it is not one that can be differentiated.</summary>
    public static Callee? ToCallee(IMethodSymbol method)
    {
        IrType?[] parameters = [.. method.Parameters.Select(TypeOf)];

        if (ResultLowering.Lower(method) is not { } results || parameters.Contains(null) || method.Arity > 0)
        {
            return null;
        }

        AttributeData? attribute = AttributeReader.Find(method, KnownNames.DifferentiableAttribute);
        return new(
            NameOf(method.ContainingType),
            method.Name,
            parameters.OfType<IrType>().ToEquatableArray(),
            ActiveParameters(method).ToEquatableArray(),
            results.Select(static result => result.Type).ToEquatableArray(),
            attribute is not null && (AttributeReader.Also(attribute) & HvpFlag) != 0);
    }
}
