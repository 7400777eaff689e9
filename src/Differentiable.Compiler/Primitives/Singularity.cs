namespace Differentiable.Compiler.Primitives;

/// <summary>Where a function of its first argument is defined, or ends, and its derivative is infinite or does not exist.</summary>
/// <param name="Points">The points, for a message.</param>
/// <param name="Excluding">The sign of an argument that is at none of them; null if no sign excludes them.</param>
/// <param name="OutOfRange">The condition on which an argument is at one of them or outside of what they bound; {0} is the argument.</param>
public sealed record Singularity(string Points, Sign? Excluding, string OutOfRange)
{
    public static Singularity AtZero { get; } = new("0", Sign.Positive, "{0} <= 0");

    public static Singularity AtMinusOne { get; } = new("-1", Sign.NonNegative, "{0} <= -1");

    public static Singularity AtOne { get; } = new("1", null, "{0} <= 1");

    public static Singularity AtPlusAndMinusOne { get; } = new("-1 and 1", null, "{0} <= -1 || {0} >= 1");

    /// <summary>The ordinal of an exponent: where it is whole, or a constant that is more than 1, there is no singularity.</summary>
    public int? Exponent { get; init; }
}
