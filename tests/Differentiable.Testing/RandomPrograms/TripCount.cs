namespace Differentiable.Testing.RandomPrograms;

/// <summary>An int by which a loop counts, and the range that it stays in, whatever the values of other variables are.</summary>
internal sealed record TripCount(Expression Expression, int Low, int High)
{
    /// <summary>A bound on the absolute value.</summary>
    public int Bound => Math.Max(Math.Abs(Low), Math.Abs(High));
}
