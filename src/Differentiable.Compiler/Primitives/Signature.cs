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

    /// <summary>The vector space: a sum, or a difference.</summary>
    public static Signature Sum { get; } = new([SlotKind.Vector, SlotKind.Vector], [SlotKind.Vector]);

    /// <summary>The vector space: the opposite.</summary>
    public static Signature Opposite { get; } = new([SlotKind.Vector], [SlotKind.Vector]);

    /// <summary>The vector space: a factor and a vector.</summary>
    public static Signature Scaling { get; } = new([SlotKind.Real, SlotKind.Vector], [SlotKind.Vector]);

    /// <summary>The vector space: a vector and a factor or divisor.</summary>
    public static Signature Quotient { get; } = new([SlotKind.Vector, SlotKind.Real], [SlotKind.Vector]);

    public static Signature Comparison { get; } = new([SlotKind.Same, SlotKind.Same], [SlotKind.Boolean]);

    /// <summary>The floating-point type that an application works in: that of its first real argument; double where it has none.</summary>
    public IrType ScalarType(IEnumerable<Atom> arguments) => Parameters
        .Zip(arguments, static (slot, argument) => (slot, argument.Type))
        .FirstOrDefault(static pair => pair.slot is SlotKind.Real or SlotKind.Same or SlotKind.Vector or SlotKind.Lanes or SlotKind.Array or SlotKind.Matrix or SlotKind.Jagged or SlotKind.AnyArray).Type?.Scalar ?? IrType.Double;

    /// <summary>The type of the first result for the given arguments.</summary>
    public IrType ResultType(IReadOnlyList<Atom> arguments) => ResultType(0, arguments);

    public IrType ResultType(int result, IReadOnlyList<Atom> arguments) => Results[result] switch
    {
        SlotKind.Boolean => IrType.Boolean,
        SlotKind.Int32 => IrType.Int32,
        SlotKind.Kept => IrType.Kept,
        SlotKind.Packed => IrType.Lanes(ScalarType(arguments), arguments.Count),
        SlotKind.Same or SlotKind.Vector or SlotKind.Lanes or SlotKind.Array => arguments[Array.IndexOf(Parameters, Results[result])].Type,
        _ => ScalarType(arguments),
    };

    /// <summary>Whether atoms of these types can be the arguments.</summary>
    public bool Accepts(IReadOnlyList<IrType> arguments)
    {
        IrType? scalar = null;
        IrType? vector = null;

        return arguments.Count == Parameters.Length && Parameters.Zip(arguments, (slot, type) => Fits(slot, type, ref scalar, ref vector)).All(static fits => fits);
    }

    private static Signature Real(int arity) => new([.. Enumerable.Repeat(SlotKind.Real, arity)], [SlotKind.Real]);

    private static bool Fits(SlotKind slot, IrType type, ref IrType? scalar, ref IrType? vector)
    {
        switch (slot)
        {
            case SlotKind.Real:
                return type.IsFloatingPoint && Agrees(type, ref scalar);
            case SlotKind.Same:
                return Agrees(type, ref scalar);
            case SlotKind.Vector:
                return (type.IsFloatingPoint || type.IsLanes) && Agrees(type.Scalar, ref scalar) && Agrees(type, ref vector);
            case SlotKind.Lanes:
                return type.IsLanes && Agrees(type.Scalar, ref scalar) && Agrees(type, ref vector);
            case SlotKind.Array:
                return type is { IsArray: true, Form: ArrayForm.Vector } && Agrees(type.Scalar, ref scalar);
            case SlotKind.Matrix:
                return type.Form == ArrayForm.Matrix && Agrees(type.Scalar, ref scalar);
            case SlotKind.Jagged:
                return type.Form == ArrayForm.Jagged && Agrees(type.Scalar, ref scalar);
            case SlotKind.AnyArray:
                return type.IsArray && Agrees(type.Scalar, ref scalar);
            case SlotKind.Element:
                return !type.IsArray && Agrees(type, ref scalar);
            case SlotKind.Kept:
                return type == IrType.Kept;
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

    private static bool Agrees(IrType type, ref IrType? shared)
    {
        shared ??= type;
        return shared == type;
    }
}
