namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>A function's partial derivatives as a textbook has them.</summary>
/// <param name="Partials">The partial derivatives, row by row; NaN where they do not exist.</param>
/// <param name="Absolute">An error that is allowed besides the relative one, where the rule cancels: of the order of one rounding of the largest term.</param>
internal sealed record Textbook(Func<double[], double[]> Partials, double Absolute = 0);
