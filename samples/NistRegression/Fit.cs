namespace NistRegression;

/// <summary>The parameters that a fit came to, what is left of the data there, and how many times the model was linearized on the way.</summary>
public sealed record Fit(double[] Parameters, double SumOfSquares, int Steps);
