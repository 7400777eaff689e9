namespace Differentiable.Compiler.Interpretation;

/// <summary>C#'s operators on boxed values, for the types that programs compute in: double, float, int, long, bool, and equality of strings.</summary>
internal static class CSharpOperator
{
    public static object Infix(string token, object? left, object? right, bool isChecked) => (left, right) switch
    {
        (double x, double y) => Infix(token, x, y),
        (float x, float y) => Infix(token, x, y),
        (int x, int y) => isChecked ? Checked(token, x, y) : Infix(token, x, y),
        (long x, long y) => isChecked ? Checked(token, x, y) : Infix(token, x, y),
        (long x, int y) => Shift(token, x, y),
        (bool x, bool y) => Infix(token, x, y),
        (string or null, string or null) => Infix(token, (string?)left, (string?)right),
        (char x, char y) => Infix(token, (int)x, y),
        _ => throw Unknown(token, left),
    };

    // The first arm is boxed: without that the arms' common type might be a number's.
    public static object Prefix(string token, object? operand, bool isChecked) => (token, operand) switch
    {
        ("-", double x) => (object)-x,
        ("-", float x) => -x,
        ("-", int x) => isChecked ? checked(-x) : unchecked(-x),
        ("-", long x) => isChecked ? checked(-x) : unchecked(-x),
        ("~", int x) => ~x,
        ("~", long x) => ~x,
        ("!", bool x) => !x,
        _ => throw Unknown(token, operand),
    };

    private static object Infix(string token, double x, double y) => token switch
    {
        "+" => x + y,
        "-" => x - y,
        "*" => x * y,
        "/" => x / y,
        "%" => x % y,
        _ => Compare(token, x, y),
    };

    private static object Infix(string token, float x, float y) => token switch
    {
        "+" => x + y,
        "-" => x - y,
        "*" => x * y,
        "/" => x / y,
        "%" => x % y,
        _ => Compare(token, x, y),
    };

    // Double has an exact value for each float and each int; a long is compared as a long.
    private static object Compare(string token, double x, double y) => token switch
    {
        "<" => x < y,
        "<=" => x <= y,
        ">" => x > y,
        ">=" => x >= y,
        "==" => x == y,
        "!=" => x != y,
        _ => throw Unknown(token, x),
    };

    private static object Infix(string token, int x, int y) => token switch
    {
        "+" => unchecked(x + y),
        "-" => unchecked(x - y),
        "*" => unchecked(x * y),
        "/" => x / y,
        "%" => x % y,
        "&" => x & y,
        "|" => x | y,
        "^" => x ^ y,
        "<<" => x << y,
        ">>" => x >> y,
        ">>>" => x >>> y,
        _ => Compare(token, x, y),
    };

    private static object Infix(string token, long x, long y) => token switch
    {
        "+" => unchecked(x + y),
        "-" => unchecked(x - y),
        "*" => unchecked(x * y),
        "/" => x / y,
        "%" => x % y,
        "&" => x & y,
        "|" => x | y,
        "^" => x ^ y,
        _ => Compare(token, x.CompareTo(y), 0),
    };

    private static object Shift(string token, long x, int y) => token switch
    {
        "<<" => x << y,
        ">>" => x >> y,
        ">>>" => x >>> y,
        _ => throw Unknown(token, x),
    };

    private static object Checked(string token, int x, int y) => token switch
    {
        "+" => checked(x + y),
        "-" => checked(x - y),
        "*" => checked(x * y),
        _ => Infix(token, x, y),
    };

    private static object Checked(string token, long x, long y) => token switch
    {
        "+" => checked(x + y),
        "-" => checked(x - y),
        "*" => checked(x * y),
        _ => Infix(token, x, y),
    };

    private static object Infix(string token, bool x, bool y) => token switch
    {
        "&" => x & y,
        "|" => x | y,
        "^" or "!=" => x ^ y,
        "==" => x == y,
        _ => throw Unknown(token, x),
    };

    private static object Infix(string token, string? x, string? y) => token switch
    {
        "==" => x == y,
        "!=" => x != y,
        _ => throw Unknown(token, x),
    };

    private static NotSupportedException Unknown(string token, object? operand) => new($"The interpreter does not apply {token} to {operand?.GetType().Name ?? "null"}.");
}
