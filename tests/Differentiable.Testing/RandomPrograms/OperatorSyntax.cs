namespace Differentiable.Testing.RandomPrograms;

/// <summary>How operators are written and how tightly they bind.</summary>
internal static class OperatorSyntax
{
    /// <summary>The precedence of <c>?:</c>, the loosest.</summary>
    public const int Conditional = 1;

    /// <summary>The precedence of a cast and of the unary operators.</summary>
    public const int Unary = 12;

    /// <summary>The precedence of names, literals and calls, the tightest.</summary>
    public const int Primary = 13;

    public static string Symbol(this UnaryOperator op) => op switch
    {
        UnaryOperator.Minus => "-",
        UnaryOperator.Plus => "+",
        UnaryOperator.Not => "!",
        UnaryOperator.Complement => "~",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static string Symbol(this BinaryOperator op) => Entry(op).Symbol;

    public static int Precedence(this BinaryOperator op) => Entry(op).Precedence;

    private static (string Symbol, int Precedence) Entry(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => ("+", 10),
        BinaryOperator.Subtract => ("-", 10),
        BinaryOperator.Multiply => ("*", 11),
        BinaryOperator.Divide => ("/", 11),
        BinaryOperator.Remainder => ("%", 11),
        BinaryOperator.And => ("&", 6),
        BinaryOperator.Or => ("|", 4),
        BinaryOperator.ExclusiveOr => ("^", 5),
        BinaryOperator.ShiftLeft => ("<<", 9),
        BinaryOperator.ShiftRight => (">>", 9),
        BinaryOperator.Equal => ("==", 7),
        BinaryOperator.NotEqual => ("!=", 7),
        BinaryOperator.Less => ("<", 8),
        BinaryOperator.LessOrEqual => ("<=", 8),
        BinaryOperator.Greater => (">", 8),
        BinaryOperator.GreaterOrEqual => (">=", 8),
        BinaryOperator.AndAlso => ("&&", 3),
        BinaryOperator.OrElse => ("||", 2),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
