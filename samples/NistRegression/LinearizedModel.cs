using MathNet.Numerics.LinearAlgebra;

namespace NistRegression;

/// <summary>A model at some parameters: what it misses of each response, and its gradients there as rows.</summary>
public sealed record LinearizedModel(Vector<double> Parameters, Vector<double> Residuals, Matrix<double> Jacobian)
{
    public static LinearizedModel At(Vector<double> parameters, Model model, DataSet data)
    {
        double[] point = parameters.ToArray();
        double[] gradient = new double[point.Length];
        Vector<double> residuals = Vector<double>.Build.Dense(data.Responses.Length);
        Matrix<double> jacobian = Matrix<double>.Build.Dense(data.Responses.Length, point.Length);

        for (int i = 0; i < data.Responses.Length; i++)
        {
            residuals[i] = data.Responses[i] - model(point, data.Predictors[i], gradient);
            jacobian.SetRow(i, gradient);
        }

        return new(parameters, residuals, jacobian);
    }

    public double SumOfSquares => Residuals.DotProduct(Residuals);

    public bool IsFinite => double.IsFinite(SumOfSquares) && Jacobian.Enumerate().All(double.IsFinite);

    /// <summary>The least squares solution of jacobian · step = residuals.</summary>
    public Vector<double> GaussNewtonStep() => Jacobian.QR().Solve(Residuals);

    /// <summary>The same, held back by a length for each parameter over a radius: the smaller that is, the shorter the step.</summary>
    public Vector<double> DampedStep(Vector<double> lengths, double radius)
    {
        Matrix<double> brake = Matrix<double>.Build.DenseOfDiagonalVector(lengths / Math.Sqrt(radius));
        Vector<double> right = Vector<double>.Build.DenseOfEnumerable([.. Residuals, .. new double[lengths.Count]]);
        return Jacobian.Stack(brake).QR().Solve(right);
    }

    /// <summary>How much less the sum of squares would be after a step if the model were linear.</summary>
    public double Predicted(Vector<double> step)
    {
        Vector<double> left = Residuals - (Jacobian * step);
        return SumOfSquares - left.DotProduct(left);
    }
}
