namespace NistRegression;

/// <summary>One of NIST's data sets for nonlinear regression.</summary>
/// <param name="Name">NIST's.</param>
/// <param name="Responses">What was measured, as the model gives it.</param>
/// <param name="Predictors">At what: one number or two for each response.</param>
/// <param name="Starts">The two points that programs are asked to start from: the first is far from the solution, the second is near.</param>
/// <param name="Certified">The parameters, to eleven digits.</param>
/// <param name="CertifiedSumOfSquares">What is left of the data there.</param>
public sealed record DataSet(string Name, double[] Responses, double[][] Predictors, double[][] Starts, double[] Certified, double CertifiedSumOfSquares);
