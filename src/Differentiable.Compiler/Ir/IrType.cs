namespace Differentiable.Compiler.Ir;

/// <summary>The type of an atom: a kind, and the name by which the target language knows it.</summary>
/// <param name="Kind">What the compiler needs to know of the type.</param>
/// <param name="Name">The name that the emitted code writes, such as <c>double</c> or <c>global::Market.OptionKind</c>.</param>
public sealed record IrType(IrTypeKind Kind, string Name)
{
    public static IrType Double { get; } = new(IrTypeKind.Double, "double");

    public static IrType Single { get; } = new(IrTypeKind.Single, "float");

    public static IrType Boolean { get; } = new(IrTypeKind.Boolean, "bool");

    public static IrType Int32 { get; } = new(IrTypeKind.Integer, "int");

    public static IrType Int64 { get; } = new(IrTypeKind.Integer, "long");

    public static IrType String { get; } = new(IrTypeKind.String, "string");

    /// <summary>Whether values of this type have a tangent space of their own; all other types are passive.</summary>
    public bool IsFloatingPoint => Kind is IrTypeKind.Double or IrTypeKind.Single;

    public override string ToString() => Name;
}
