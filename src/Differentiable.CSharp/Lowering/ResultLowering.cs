using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Models;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>What a method returns, as its derivatives see it.</summary>
internal static class ResultLowering
{
    /// <summary>One number, or those of a tuple, or an array; none where the method fills spans instead; null if the method returns anything else.</summary>
    public static IReadOnlyList<ResultHeader>? Lower(IMethodSymbol method) => method.ReturnType switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => Elements(tuple),
        { SpecialType: SpecialType.System_Void } => method.Parameters.Any(MethodFacts.IsOutput) ? [] : null,
        var type => TypeLowering.Lower(type) is { IsFloatingPoint: true } number ? [new("", number)] : ReturnedArray(method) is { } array ? [OfArray(type, array)] : null,
    };

    /// <summary>The type of the array, inline array or matrix that the method returns; null if it returns none.</summary>
    public static IrType? ReturnedArray(IMethodSymbol method) =>
        (method.ReturnType is IArrayTypeSymbol || TypeLowering.InlineArray(method.ReturnType) is not null)
        && TypeLowering.Lower(method.ReturnType) is { IsDifferentiable: true, Form: not ArrayForm.Jagged } array
            ? array.ToBuffer()
            : null;

    /// <summary>Whether how many elements the method returns shows only when it runs.</summary>
    public static bool HasLength(IMethodSymbol method) => ReturnedArray(method) is not null && TypeLowering.InlineArray(method.ReturnType) is null;

    /// <summary>The name of the generated method that gives the length of the array that the method returns, or the shape of the matrix.</summary>
    public static string LengthName(string method, IrType returned) => method + (returned.Form == ArrayForm.Matrix ? "Shape" : "Length");

    /// <summary>The numbers of a tuple whose elements may be tuples, such as a value beside a gradient; null if the type has anything else in it.</summary>
    public static IReadOnlyList<ResultHeader>? Leaves(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return TypeLowering.Lower(type) is { IsFloatingPoint: true } number ? [new("", number)] : null;
        }

        IReadOnlyList<ResultHeader>?[] elements = [.. tuple.TupleElements.Select(static element => Leaves(element.Type))];
        return elements.Contains(null) ? null : [.. elements.SelectMany(static element => element!)];
    }

    /// <summary>The type of each result.</summary>
    public static IEnumerable<ITypeSymbol> TypesOf(IMethodSymbol method) => method.ReturnType switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(static element => element.Type),
        { SpecialType: SpecialType.System_Void } => method.Parameters.Where(MethodFacts.IsOutput).Select(static output => output.Type),
        var type => [type],
    };

    /// <summary>Whether the method has more than one number for its result: then it has a Jacobian, and no gradient.</summary>
    public static bool IsVector(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { IsTupleType: true } || method.ReturnsVoid || ReturnedArray(method) is not null;

    /// <summary>Whether a method with so many results can have the derivative.</summary>
    public static bool Has(IMethodSymbol method, Mode mode) => mode switch
    {
        Mode.Jvp or Mode.Vjp => true,
        Mode.Jacobian => IsVector(method),
        _ => !IsVector(method),
    };

    private static ResultHeader OfArray(ITypeSymbol type, IrType array) => TypeLowering.InlineArray(type) is var (_, length)
        ? new("", array) { InlineType = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), InlineLength = length }
        : new("", array);

    private static IReadOnlyList<ResultHeader>? Elements(INamedTypeSymbol tuple)
    {
        List<ResultHeader> elements = [];

        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            if (TypeLowering.Lower(element.Type) is not { IsFloatingPoint: true } type)
            {
                return null;
            }

            elements.Add(new(element.IsExplicitlyNamedTupleElement ? element.Name : "", type));
        }

        return elements;
    }
}
