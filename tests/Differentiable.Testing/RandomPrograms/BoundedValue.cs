namespace Differentiable.Testing.RandomPrograms;

/// <summary>A derivative and how far correct code may be from it.</summary>
/// <param name="Sum">The sum of absolute values of all path products, the scale against which the bound is to be read.</param>
public readonly record struct BoundedValue(double Value, double Bound, double Sum)
{
    /// <summary>Whether there is something to compare; a derivative that is not finite has no bound.</summary>
    public bool IsComparable => double.IsFinite(Value) && double.IsFinite(Bound);

    /// <summary>Whether a computed number is within the bound. Always true where nothing can be compared.</summary>
    public bool Admits(double computed) => !IsComparable || Math.Abs(computed - Value) <= Bound;
}
