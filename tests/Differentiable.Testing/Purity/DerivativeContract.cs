using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>What a derivative promises: the parameters in which it is linear, and the part of its result that is.</summary>
/// <remarks>
/// An emitted derivative says by its name what it is. One that a user declared as a partial method says it by its attribute, and
/// neither its parameters nor its results need to bear the usual names: there the places count.
/// </remarks>
public sealed class DerivativeContract
{
    private const string DerivativeOf = "Differentiable.DerivativeOfAttribute";

    private static readonly string[] DerivativeParts = ["Cotangent", "Tangent"];

    private readonly string _vector;
    private readonly bool _returnsValue;
    private readonly int _firstVector;

    private DerivativeContract(string vector, bool returnsValue, int firstVector = int.MaxValue)
    {
        _vector = vector;
        _returnsValue = returnsValue;
        _firstVector = firstVector;
    }

    /// <summary>The contract of an emitted derivative. Null for a helper, a gradient, and any other method.</summary>
    public static DerivativeContract? Of(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return null;
        }

        return Declaration(method) is { } declaration ? OfDeclaration(method, declaration) : OfKind(method.Name, int.MaxValue);
    }

    /// <summary>The contract of a user's rule, which need not be named like an emitted one: then its parameters tell the mode.</summary>
    public static DerivativeContract? OfRule(IMethodSymbol method)
    {
        if (Of(method) is { } named)
        {
            return named;
        }

        DerivativeContract[] modes = [new("cotangent", returnsValue: true), new("tangent", returnsValue: true)];
        return modes.FirstOrDefault(mode => method.Parameters.Any(mode.IsLinearIn));
    }

    /// <summary><c>cotangent</c>, <c>xCotangent</c>; likewise for tangents.</summary>
    public bool IsLinearIn(IParameterSymbol parameter) =>
        parameter.Ordinal >= _firstVector
        || parameter.Name == _vector
        || parameter.Name.EndsWith(char.ToUpperInvariant(_vector[0]) + _vector[1..], StringComparison.Ordinal)
        || IsDestinationOfHvp(parameter);

    private bool IsDestinationOfHvp(IParameterSymbol parameter) =>
        !_returnsValue && parameter.Name.EndsWith("Hvp", StringComparison.Ordinal) && IsWritten(parameter.Type);

    // Arrays of one index are written to through spans; a matrix, or an array of arrays, has none.
    private static bool IsWritten(ITypeSymbol type) =>
        SymbolNames.Of(type) == "System.Span`1" || type is IArrayTypeSymbol { Rank: > 1 } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol };

    /// <summary>The result's dependence if its derivative part depends as <paramref name="derivative"/> says, and the rest not at all.</summary>
    public Dependence Result(IMethodSymbol method, Dependence derivative)
    {
        if (_returnsValue && WritesValue(method))
        {
            return derivative;
        }

        if (method.ReturnType is not INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return IsValueAlone(method) ? Dependence.Constant : derivative;
        }

        IFieldSymbol[] parts = [.. tuple.TupleElements.Where(static e => DerivativeParts.Contains(e.Name))];

        // All derivatives are in the caller's spans, and the value itself is a tuple.
        if (parts is [] && IsValueAlone(method))
        {
            return Dependence.ProductOf(tuple.TupleElements.Select(static e => (e.Name, Dependence.Constant)));
        }

        // A Hessian-vector product has an element for each parameter instead of parts, and those may be called anything.
        if (parts is [] && !(_returnsValue && tuple.TupleElements.Length == 2))
        {
            return derivative;
        }

        IFieldSymbol[] linear = parts is [] ? [tuple.TupleElements[1]] : parts;
        return Dependence.ProductOf(tuple.TupleElements.Select(e =>
            (e.Name, linear.Contains(e, SymbolEqualityComparer.Default) ? derivative : Dependence.Constant)));
    }

    private static DerivativeContract? OfKind(string kind, int firstVector) => kind switch
    {
        _ when kind.EndsWith("Vjp", StringComparison.Ordinal) => new("cotangent", returnsValue: true, firstVector),
        _ when kind.EndsWith("Jvp", StringComparison.Ordinal) => new("tangent", returnsValue: true, firstVector),
        _ when kind.EndsWith("Hvp", StringComparison.Ordinal) => new("tangent", returnsValue: false, firstVector),
        _ => null,
    };

    private static AttributeData? Declaration(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        IMethodSymbol declared = definition.PartialDefinitionPart ?? definition;
        return declared.GetAttributes().FirstOrDefault(static a => a.AttributeClass is { } type && SymbolNames.Of(type) == DerivativeOf);
    }

    // [DerivativeOf(nameof(F), Derivatives.Jvp)] or [DerivativeOf(typeof(C), nameof(C.F), Derivatives.Jvp)].
    private static DerivativeContract? OfDeclaration(IMethodSymbol method, AttributeData declaration)
    {
        TypedConstant derivative = declaration.ConstructorArguments[^1];
        string kind = derivative.Type?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => Equals(field.ConstantValue, derivative.Value))?.Name ?? "";

        INamedTypeSymbol owner = declaration.ConstructorArguments[0].Value as INamedTypeSymbol ?? method.ContainingType;
        string name = declaration.ConstructorArguments[^2].Value as string ?? "";
        IMethodSymbol? primal = owner.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(candidate => IsPrimal(candidate, method));

        return OfKind(kind, primal?.Parameters.Length ?? int.MaxValue);
    }

    // The vectors follow all parameters of the primal.
    private static bool IsPrimal(IMethodSymbol candidate, IMethodSymbol derivative) =>
        candidate.Parameters.Length < derivative.Parameters.Length
        && candidate.Parameters.Zip(derivative.Parameters)
            .All(static pair => SymbolEqualityComparer.Default.Equals(pair.First.Type, pair.Second.Type));

    // Of a method that fills spans the value is in spans, and so is that of one that returns an array, where it is not returned: the numbers returned are derivatives.
    private bool WritesValue(IMethodSymbol method) => method.Name.Length > 3
        && method.Parameters.Any(parameter => !IsLinearIn(parameter) && SymbolNames.Of(parameter.Type) == "System.Span`1")
        && method.ContainingType.GetMembers(method.Name[..^3]).OfType<IMethodSymbol>().Any(primal => (primal.ReturnsVoid || primal.ReturnType is IArrayTypeSymbol) && IsPrimal(primal, method));

    // An overload that puts its cotangents into the caller's arrays returns the value only.
    private bool IsValueAlone(IMethodSymbol method) =>
        _returnsValue && method.Parameters.Any(p => IsLinearIn(p) && IsWritten(p.Type));
}
