namespace Differentiable.Testing.RandomPrograms;

/// <summary>The unary operators.</summary>
public enum UnaryOperator
{
    /// <summary>The operator <c>-</c>.</summary>
    Minus,

    /// <summary>The operator <c>+</c>.</summary>
    Plus,

    /// <summary>The operator <c>!</c>.</summary>
    Not,

    /// <summary>The operator <c>~</c>.</summary>
    Complement,
}
