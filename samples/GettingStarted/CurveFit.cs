namespace GettingStarted;

/// <summary>The parameters that a fit found, what is left of the data there, and how many steps it took.</summary>
public sealed record CurveFit(double B1, double B2, double SumOfSquares, int Steps);
