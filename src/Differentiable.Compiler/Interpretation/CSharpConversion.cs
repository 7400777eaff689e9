using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Interpretation;

/// <summary>C#'s conversions between numbers, on boxed values.</summary>
internal static class CSharpConversion
{
    public static object Convert(object value, IrType type, bool isChecked) => value switch
    {
        double number => FromReal(number, type, isChecked),
        float number => FromReal(number, type, isChecked),
        ulong number => FromUnsigned(number, type, isChecked),
        char character => FromInteger(character, type, isChecked),
        _ => FromInteger(System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture), type, isChecked),
    };

    private static object FromReal(double number, IrType type, bool isChecked) => type.Name switch
    {
        "double" => number,
        "float" => (float)number,
        "long" => isChecked ? checked((long)number) : unchecked((long)number),
        "ulong" => isChecked ? checked((ulong)number) : unchecked((ulong)number),
        "uint" => isChecked ? checked((uint)number) : unchecked((uint)number),
        "int" => isChecked ? checked((int)number) : unchecked((int)number),
        _ => FromInteger(isChecked ? checked((int)number) : unchecked((int)number), type, isChecked),
    };

    private static object FromUnsigned(ulong number, IrType type, bool isChecked) => type.Name switch
    {
        "double" => (double)number,
        "float" => (float)number,
        "ulong" => number,
        _ => FromInteger(isChecked ? checked((long)number) : unchecked((long)number), type, isChecked),
    };

    // An integer that C# converts to float is rounded once, not by way of double. The first arm is boxed: without that the arms' common type would be double.
    private static object FromInteger(long number, IrType type, bool isChecked) => (type.Name, isChecked) switch
    {
        ("double", _) => (object)(double)number,
        ("float", _) => (float)number,
        ("long", _) => number,
        ("int", true) => checked((int)number),
        ("int", false) => unchecked((int)number),
        ("uint", true) => checked((uint)number),
        ("uint", false) => unchecked((uint)number),
        ("ulong", true) => checked((ulong)number),
        ("ulong", false) => unchecked((ulong)number),
        ("short", true) => checked((short)number),
        ("short", false) => unchecked((short)number),
        ("ushort", true) => checked((ushort)number),
        ("ushort", false) => unchecked((ushort)number),
        ("byte", true) => checked((byte)number),
        ("byte", false) => unchecked((byte)number),
        ("sbyte", true) => checked((sbyte)number),
        ("sbyte", false) => unchecked((sbyte)number),
        ("char", true) => checked((char)number),
        ("char", false) => unchecked((char)number),
        _ when type.Kind == IrTypeKind.Enum => (int)number,
        _ => throw new NotSupportedException($"The interpreter does not convert to {type}."),
    };
}
