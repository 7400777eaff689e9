namespace Differentiable.Testing.RandomPrograms;

/// <summary>Integer operators as C# computes them in an unchecked context.</summary>
internal static class IntegerArithmetic
{
    public static long Apply(BinaryOperator op, ScalarType type, long x, long y) =>
        type == ScalarType.Int ? ApplyInt(op, (int)x, (int)y) : ApplyLong(op, x, y);

    public static bool Compare(BinaryOperator op, long x, long y) => op switch
    {
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual => x != y,
        BinaryOperator.Less => x < y,
        BinaryOperator.LessOrEqual => x <= y,
        BinaryOperator.Greater => x > y,
        BinaryOperator.GreaterOrEqual => x >= y,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    private static int ApplyInt(BinaryOperator op, int x, int y) => op switch
    {
        BinaryOperator.Add => unchecked(x + y),
        BinaryOperator.Subtract => unchecked(x - y),
        BinaryOperator.Multiply => unchecked(x * y),
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => x % y,
        BinaryOperator.And => x & y,
        BinaryOperator.Or => x | y,
        BinaryOperator.ExclusiveOr => x ^ y,
        BinaryOperator.ShiftLeft => x << y,
        BinaryOperator.ShiftRight => x >> y,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    private static long ApplyLong(BinaryOperator op, long x, long y) => op switch
    {
        BinaryOperator.Add => unchecked(x + y),
        BinaryOperator.Subtract => unchecked(x - y),
        BinaryOperator.Multiply => unchecked(x * y),
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => x % y,
        BinaryOperator.And => x & y,
        BinaryOperator.Or => x | y,
        BinaryOperator.ExclusiveOr => x ^ y,
        BinaryOperator.ShiftLeft => x << (int)y,
        BinaryOperator.ShiftRight => x >> (int)y,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
