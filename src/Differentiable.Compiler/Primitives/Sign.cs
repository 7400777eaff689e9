namespace Differentiable.Compiler.Primitives;

/// <summary>What is known of a number's sign at build time.</summary>
public enum Sign
{
    Unknown,

    /// <summary>At least zero, or NaN.</summary>
    NonNegative,

    /// <summary>More than zero, or NaN: underflow is not thought of.</summary>
    Positive,
}
