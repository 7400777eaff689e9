namespace Differentiable.Testing.RandomPrograms;

/// <summary>A derivative of one value in one direction, or in two.</summary>
/// <param name="Sum">The sum of the absolute values of the products along all paths; at least |<paramref name="Value"/>|.</param>
/// <param name="Error">A bound on the rounding error of any code that adds up the same products.</param>
internal readonly record struct Tangent(double Value, double Sum, double Error);
