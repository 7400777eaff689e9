namespace Differentiable.Testing.RandomPrograms;

/// <summary>The binary operators.</summary>
public enum BinaryOperator
{
    /// <summary>The operator <c>+</c>.</summary>
    Add,

    /// <summary>The operator <c>-</c>.</summary>
    Subtract,

    /// <summary>The operator <c>*</c>.</summary>
    Multiply,

    /// <summary>The operator <c>/</c>.</summary>
    Divide,

    /// <summary>The operator <c>%</c>.</summary>
    Remainder,

    /// <summary>The operator <c>&amp;</c>.</summary>
    And,

    /// <summary>The operator <c>|</c>.</summary>
    Or,

    /// <summary>The operator <c>^</c>.</summary>
    ExclusiveOr,

    /// <summary>The operator <c>&lt;&lt;</c>.</summary>
    ShiftLeft,

    /// <summary>The operator <c>&gt;&gt;</c>.</summary>
    ShiftRight,

    /// <summary>The operator <c>==</c>.</summary>
    Equal,

    /// <summary>The operator <c>!=</c>.</summary>
    NotEqual,

    /// <summary>The operator <c>&lt;</c>.</summary>
    Less,

    /// <summary>The operator <c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary>The operator <c>&gt;</c>.</summary>
    Greater,

    /// <summary>The operator <c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary>The operator <c>&amp;&amp;</c>.</summary>
    AndAlso,

    /// <summary>The operator <c>||</c>.</summary>
    OrElse,
}
