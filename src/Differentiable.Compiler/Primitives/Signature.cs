using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Primitives;

/// <summary>The types of a primitive's arguments and result.</summary>
/// <param name="Parameters">The kind of each parameter.</param>
/// <param name="Results">The kind of each result.</param>
public sealed record Signature(SlotKind[] Parameters, SlotKind[] Results)
{
    public static Signature Unary { get; } = Real(1);

    public static Signature Binary { get; } = Real(2);

    public static Signature Ternary { get; } = Real(3);

    public static Signature Comparison { get; } = new([SlotKind.Same, SlotKind.Same], [SlotKind.Boolean]);

    /// <summary>The floating-point type that an application works in: that of its first real argument; double where it has none.</summary>
    public IrType ScalarType(IEnumerable<Atom> arguments) => Parameters
        .Zip(arguments, static (slot, argument) => (slot, argument.Type))
        .FirstOrDefault(static pair => pair.slot is SlotKind.Real or SlotKind.Same).Type ?? IrType.Double;

    /// <summary>The type of the first result for the given arguments.</summary>
    public IrType ResultType(IReadOnlyList<Atom> arguments) => ResultType(0, arguments);

    public IrType ResultType(int result, IReadOnlyList<Atom> arguments) => Results[result] switch
    {
        SlotKind.Boolean => IrType.Boolean,
        SlotKind.Int32 => IrType.Int32,
        _ => ScalarType(arguments),
    };

    /// <summary>Whether atoms of these types can be the arguments.</summary>
    public bool Accepts(IReadOnlyList<IrType> arguments)
    {
        IrType? real = null;

        return arguments.Count == Parameters.Length && Parameters.Zip(arguments, (slot, type) => Fits(slot, type, ref real)).All(static fits => fits);
    }

    private static Signature Real(int arity) => new([.. Enumerable.Repeat(SlotKind.Real, arity)], [SlotKind.Real]);

    private static bool Fits(SlotKind slot, IrType type, ref IrType? shared)
    {
        switch (slot)
        {
            case SlotKind.Real or SlotKind.Same:
                bool fits = (slot == SlotKind.Same || type.IsFloatingPoint) && (shared is null || shared == type);
                shared = type;
                return fits;
            case SlotKind.Int32:
                return type == IrType.Int32;
            case SlotKind.Boolean:
                return type == IrType.Boolean;
            case SlotKind.Enum:
                return type.Kind == IrTypeKind.Enum;
            default:
                return true;
        }
    }
}
