using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>The closed set of callees of emitted code. A new combinator namespace or helper is a new row.</summary>
public static class CallTable
{
    private const string DifferentiableAttribute = "Differentiable.DifferentiableAttribute";
    internal const string DerivativeRuleAttribute = "Differentiable.DerivativeRuleAttribute";

    private static readonly string[] NumberTypes =
    [
        "System.Math", "System.MathF", "System.Double", "System.Single", "System.Half", "System.Decimal",
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32",
        "System.Int64", "System.UInt64", "System.IntPtr", "System.UIntPtr",
    ];

    private static readonly string[] VectorTypes = ["Vector64", "Vector128", "Vector256", "Vector512"];

    public static IReadOnlyList<AllowedCalls> Rows { get; } =
    [
        .. NumberTypes.Select(static type => new AllowedCalls(type, IsNumeric, "numbers in, numbers out")),
        .. VectorTypes.SelectMany(VectorRows),
        new("System.Numerics.*", static m => m.IsStatic && (m.IsAbstract || m.IsVirtual), "generic math, bound at compile time"),
        new("Differentiable.StrongZero", static m => m.IsStatic, "the strong zero"),
        new(LoopCombinators.Owner, static m => LoopCombinators.IsRun(m) || LoopCombinators.IsReverse(m), "a combinator"),
        new("Differentiable.Arrays.*", IsStaticOrOfValue, "a combinator"),
        new("System.Numerics.Tensors.TensorPrimitives", static m => m.IsStatic, "bulk operations: numbers out, or a destination filled"),
        new("System.ArgumentException", IsThrowHelper, "a guard"),
        new("System.ArgumentNullException", IsThrowHelper, "a guard"),
        new("System.ArgumentOutOfRangeException", IsThrowHelper, "a guard"),
        new("System.String", Named("op_Equality", "op_Inequality", "get_Length"), "compares a passive input"),
        new("System.Array", Named("get_Length", "get_LongLength", "get_Rank", "GetLength"), "a size"),
        new("System.Span`1", IsSpanRead, "a view"),
        new("System.ReadOnlySpan`1", IsSpanRead, "a view"),
        new("System.Index", static _ => true, "a position"),
        new("System.Range", static _ => true, "a position"),
        new("System.MemoryExtensions", Named("AsSpan"), "a view"),
        new("System.Nullable`1", Named("get_HasValue", "get_Value", "GetValueOrDefault"), "part of a value"),
    ];

    /// <summary>May emitted code call this method, operator, accessor or constructor?</summary>
    public static bool Allows(IMethodSymbol method, EmittedCode code) =>
        method.MethodKind == MethodKind.LocalFunction
        || code.IsEmitted(method)
        || IsUsers(method)
        || code.HasRule(method)
        || IsPartOfUsersValue(method)
        || Rows.Any(row => row.Covers(method.OriginalDefinition));

    /// <summary>A derivative that the user wrote.</summary>
    public static bool IsRule(IMethodSymbol method) => IsMarked(method, DerivativeRuleAttribute);

    // A method that the user marked as differentiable, or wrote as a derivative rule.
    private static bool IsUsers(IMethodSymbol method) => IsMarked(method, DifferentiableAttribute) || IsRule(method);

    private static bool IsMarked(IMethodSymbol method, string attribute)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        IMethodSymbol declared = definition.PartialDefinitionPart ?? definition;
        return SymbolNames.HasAttribute(declared, attribute) || SymbolNames.HasAttribute(definition, attribute);
    }

    // Products are the user's structs: making one and taking it apart are no calls in the language of derivatives.
    private static bool IsPartOfUsersValue(IMethodSymbol method)
    {
        if (method is { IsStatic: true } || method.ContainingType is not { IsValueType: true } type)
        {
            return false;
        }

        return type.IsTupleType || (!IsSystem(type) && IsConstructionOrPart(method));
    }

    private static bool IsConstructionOrPart(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor
        || (method.Name == "Deconstruct" && method.IsImplicitlyDeclared)
        || (method.AssociatedSymbol is IPropertySymbol property && IsStored(property));

    // Whether a property in another assembly is stored cannot be seen; a readonly getter is the nearest promise.
    private static bool IsStored(IPropertySymbol property)
    {
        IPropertySymbol definition = property.OriginalDefinition;
        bool isBacked = definition.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, definition));

        return isBacked || (definition.DeclaringSyntaxReferences.IsEmpty && definition.GetMethod is { IsReadOnly: true });
    }

    private static bool IsSystem(INamedTypeSymbol type)
    {
        string space = SymbolNames.NamespaceOf(type);
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
    }

    private static IEnumerable<AllowedCalls> VectorRows(string name) =>
    [
        new($"System.Runtime.Intrinsics.{name}", IsVectorArithmetic, "arithmetic on lanes"),
        new($"System.Runtime.Intrinsics.{name}`1", IsVectorArithmetic, "arithmetic on lanes"),
    ];

    private static bool IsVectorArithmetic(IMethodSymbol method) =>
        !method.Name.StartsWith("Store", StringComparison.Ordinal)
        && !method.Name.StartsWith("Load", StringComparison.Ordinal)
        && !method.Name.Contains("CopyTo", StringComparison.Ordinal)
        && method.Name is not ("ToString" or "Equals" or "GetHashCode");

    private static bool IsNumeric(IMethodSymbol method) =>
        method.IsStatic && IsNumeric(method.ReturnType) && method.Parameters.All(static p => IsNumeric(p.Type));

    private static bool IsNumeric(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(static element => IsNumeric(element.Type)),
        ITypeParameterSymbol => true,
        { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean } => true,
        _ => Numbers.IsNumber(type),
    };

    private static bool IsStaticOrOfValue(IMethodSymbol method) => method.IsStatic || method.ContainingType.IsValueType;

    private static bool IsThrowHelper(IMethodSymbol method) =>
        method.IsStatic && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal);

    private static bool IsSpanRead(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor
        || method.Name is "get_Length" or "get_IsEmpty" or "get_Item" or "get_Empty" or "Slice" or "op_Implicit";

    private static Func<IMethodSymbol, bool> Named(params string[] names) => method => names.Contains(method.Name);
}
