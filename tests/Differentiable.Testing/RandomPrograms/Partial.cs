namespace Differentiable.Testing.RandomPrograms;

/// <summary>A partial derivative of one operation.</summary>
/// <param name="Magnitude">
/// A sum of absolute values of the terms of its usual formula, at least |<paramref name="Value"/>|. Code that computes the
/// formula in floating point errs by a few units of rounding of this number: for 1 - t * t, say, of 1 + t * t.
/// </param>
internal readonly record struct Partial(double Value, double Magnitude)
{
    /// <summary>A partial derivative that is exactly zero.</summary>
    public static Partial Zero => default;

    /// <summary>A partial derivative whose formula loses nothing by cancellation.</summary>
    public static Partial Of(double value) => new(value, Math.Abs(value));

    /// <summary>A partial derivative whose formula enlarges a relative error by a factor of at least one.</summary>
    public static Partial Of(double value, double amplification) => new(value, Math.Abs(value) * amplification);
}
