namespace Differentiable.Testing.RandomPrograms;

/// <summary>A function from a real number to a passive value.</summary>
/// <param name="Evaluate">The result; a bool is 0 or 1. A float argument converts to double without a change of the result.</param>
public sealed record PassiveFunction(string Name, ScalarType ResultType, Func<double, long> Evaluate)
{
    /// <summary>The sign, an int.</summary>
    public static PassiveFunction Sign { get; } = new("Sign", ScalarType.Int, static x => Math.Sign(x));

    /// <summary>Whether the value is not a number.</summary>
    public static PassiveFunction IsNaN { get; } = new("IsNaN", ScalarType.Bool, static x => double.IsNaN(x) ? 1 : 0);

    /// <summary>Whether the value is finite.</summary>
    public static PassiveFunction IsFinite { get; } = new("IsFinite", ScalarType.Bool, static x => double.IsFinite(x) ? 1 : 0);

    /// <summary>Whether the sign bit is set.</summary>
    public static PassiveFunction IsNegative { get; } = new("IsNegative", ScalarType.Bool, static x => double.IsNegative(x) ? 1 : 0);
}
