using System.Globalization;

namespace Differentiable.Compiler.Ir;

/// <summary>A constant. Held as bits, so that 0 and -0 differ and NaN equals itself: literals are compared when programs are.</summary>
/// <param name="Type">The constant's type.</param>
/// <param name="Bits">The bits of a number (a float is widened to double, which loses nothing), 0 or 1 for a bool.</param>
/// <param name="Text">The text of a string, or null.</param>
public sealed record Literal(IrType Type, long Bits, string? Text = null) : Atom(Type)
{
    public static Literal True { get; } = Of(true);

    public static Literal False { get; } = Of(false);

    /// <summary>The number, if the literal is of a floating-point type.</summary>
    public double Number => BitConverter.Int64BitsToDouble(Bits);

    public bool Truth => Bits != 0;

    public static Literal Of(double value) => new(IrType.Double, BitConverter.DoubleToInt64Bits(value));

    public static Literal Of(float value) => new(IrType.Single, BitConverter.DoubleToInt64Bits(value));

    public static Literal Of(bool value) => new(IrType.Boolean, value ? 1 : 0);

    public static Literal Of(int value) => new(IrType.Int32, value);

    public static Literal Of(string? value) => new(IrType.String, 0, value);

    /// <summary>A floating-point literal of the given type, rounded to it.</summary>
    public static Literal Of(IrType type, double value) => type.Kind == IrTypeKind.Single ? Of((float)value) : Of(value);

    /// <summary>What stands for a value that no path reads, and the zero of every vector type: zero, false, null.</summary>
    public static Literal Default(IrType type) => new(type, 0);

    /// <summary>Whether this is the given number, exactly: 0 is not -0.</summary>
    public bool Is(double value) => Type.IsFloatingPoint && Bits == BitConverter.DoubleToInt64Bits(value);

    public override int GetHashCode() => Bits.GetHashCode();

    public override string ToString() => Type.Kind switch
    {
        IrTypeKind.Double => Number.ToString("R", CultureInfo.InvariantCulture),
        IrTypeKind.Single => ((float)Number).ToString("R", CultureInfo.InvariantCulture) + "f",
        IrTypeKind.Boolean => Truth ? "true" : "false",
        IrTypeKind.Lanes => "0",
        IrTypeKind.String => Text is null ? "null" : "\"" + Text + "\"",
        _ => Bits.ToString(CultureInfo.InvariantCulture),
    };
}
