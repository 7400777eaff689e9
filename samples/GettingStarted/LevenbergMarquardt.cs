using MathNet.Numerics.LinearAlgebra;

namespace GettingStarted;

/// <summary>
/// Fits a curve with two parameters by least squares: Gauss-Newton steps, damped as far as each must be to improve the fit. The linear algebra is that of
/// MathNet.Numerics; the derivatives are what the caller passes.
/// </summary>
public static class LevenbergMarquardt
{
    private const double Precision = 1e-10;

    /// <param name="curve">The curve's value and its gradient in both parameters, for a method <c>F</c> this is <c>FValueAndGradient</c>.</param>
    /// <param name="points">Where the curve was observed.</param>
    /// <param name="start">The first guess of both parameters.</param>
    public static CurveFit Fit(
        Func<double, double, double, (double Value, (double B1, double B2) Gradient)> curve, (double X, double Y)[] points, (double B1, double B2) start)
    {
        Vector<double> parameters = Vector<double>.Build.Dense([start.B1, start.B2]);
        (Vector<double> residuals, Matrix<double> jacobian) = Linearize(curve, points, parameters);
        double damping = 1e-3;

        for (int steps = 1; ; steps++)
        {
            Vector<double> step = Step(residuals, jacobian, damping);
            Vector<double> next = parameters + step;
            (Vector<double> nextResiduals, Matrix<double> nextJacobian) = Linearize(curve, points, next);

            // Each refused step is followed by a shorter one, so this comes to an end.
            if (step.PointwiseDivide(next).InfinityNorm() < Precision)
            {
                return new(next[0], next[1], nextResiduals.DotProduct(nextResiduals), steps);
            }

            if (nextResiduals.L2Norm() < residuals.L2Norm())
            {
                (parameters, residuals, jacobian) = (next, nextResiduals, nextJacobian);
                damping /= 5;
            }
            else
            {
                damping *= 2;
            }
        }
    }

    /// <summary>What the curve misses at each point, and the gradients there as rows.</summary>
    private static (Vector<double> Residuals, Matrix<double> Jacobian) Linearize(
        Func<double, double, double, (double Value, (double B1, double B2) Gradient)> curve, (double X, double Y)[] points, Vector<double> parameters)
    {
        Vector<double> residuals = Vector<double>.Build.Dense(points.Length);
        Matrix<double> jacobian = Matrix<double>.Build.Dense(points.Length, 2);

        for (int i = 0; i < points.Length; i++)
        {
            (double value, (double b1, double b2)) = curve(parameters[0], parameters[1], points[i].X);
            residuals[i] = points[i].Y - value;
            jacobian.SetRow(i, [b1, b2]);
        }

        return (residuals, jacobian);
    }

    /// <summary>The least squares solution of <c>jacobian · step = residuals</c> that a multiple of the columns' lengths holds back.</summary>
    private static Vector<double> Step(Vector<double> residuals, Matrix<double> jacobian, double damping)
    {
        Matrix<double> brake = Matrix<double>.Build.DenseOfDiagonalVector(Math.Sqrt(damping) * jacobian.ColumnNorms(2));
        Vector<double> nothing = Vector<double>.Build.Dense(brake.RowCount);
        Vector<double> right = Vector<double>.Build.DenseOfEnumerable([.. residuals, .. nothing]);
        return jacobian.Stack(brake).QR().Solve(right);
    }
}
