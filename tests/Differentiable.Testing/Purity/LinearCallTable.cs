using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>Callees of the runtime and the platform that are linear by definition. A combinator is a new row, or marks its parameters.</summary>
public static class LinearCallTable
{
    private const string LinearAttribute = "Differentiable.LinearAttribute";
    private const string Vectors = "System.Runtime.Intrinsics.";

    public static IReadOnlyList<LinearCall> Rows { get; } =
    [
        new("Differentiable.StrongZero", "Divide", 0),
        new("System.MemoryExtensions", "AsSpan", 0),
        .. new[] { "Vector64", "Vector128", "Vector256", "Vector512" }.SelectMany(LanesOf),
    ];

    /// <summary>Is the method linear in each of its two arguments, if the other is a constant? The strong product is, of numbers and of lanes.</summary>
    public static bool IsBilinear(IMethodSymbol method) =>
        method is { Name: "Multiply", Parameters.Length: 2, ContainingType: { } type } && SymbolNames.Of(type) == "Differentiable.StrongZero";

    /// <summary>Which parameters the method is linear in, by table or by the runtime's <c>[Linear]</c>. Null if it is not linear.</summary>
    public static Func<IParameterSymbol, bool>? Find(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;

        if (Rows.FirstOrDefault(row => row.Covers(definition)) is { } found)
        {
            return found.IsLinearIn;
        }

        return definition.Parameters.Any(IsMarked) ? IsMarked : null;
    }

    private static bool IsMarked(IParameterSymbol parameter) => SymbolNames.HasAttribute(parameter.OriginalDefinition, LinearAttribute);

    private static IEnumerable<LinearCall> LanesOf(string vector) =>
    [
        new(Vectors + vector, "Create"),
        new(Vectors + vector, "CreateScalar", 0),
        new(Vectors + vector, "GetElement", 0),
        new(Vectors + vector, "Sum", 0),
        new(Vectors + vector, "ConditionalSelect", 1, 2),
    ];
}
