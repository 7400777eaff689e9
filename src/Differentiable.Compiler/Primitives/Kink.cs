namespace Differentiable.Compiler.Primitives;

/// <summary>A point where a primitive is not smooth, and the partial derivatives that the convention gives there.</summary>
public sealed record Kink(double[] Point, double[] Partials);
