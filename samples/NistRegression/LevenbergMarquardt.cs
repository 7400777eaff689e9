using MathNet.Numerics.LinearAlgebra;

namespace NistRegression;

/// <summary>
/// Least squares by damped Gauss-Newton steps. The radius in which the model is taken to be linear grows and shrinks as that proves right (H. B. Nielsen, 1999).
/// </summary>
public static class LevenbergMarquardt
{
    // Short first steps: from far away, what a model looks like there says little of where to go, and long ones end where all is flat (BoxBOD).
    private const double FirstRadius = 1e-4;

    // When the radius has shrunk as far, no step is short enough to improve the fit.
    private const double LastRadius = 1e-32;
    private const int MostSteps = 2000;
    private const int MostPolishingSteps = 100;

    public static Fit Solve(Model model, DataSet data, double[] start)
    {
        LinearizedModel current = LinearizedModel.At(Vector<double>.Build.DenseOfArray(start), model, data);
        double radius = FirstRadius;
        double shrinkage = 2;
        int steps = 0;

        // The greatest so far: where a parameter loses its influence, a step in it would otherwise be as long as it likes (J. J. Moré, 1978).
        Vector<double> lengths = current.Jacobian.ColumnNorms(2);

        while (steps < MostSteps && radius > LastRadius)
        {
            steps++;
            Vector<double> step = current.DampedStep(lengths, radius);

            if (IsNothing(step, current.Parameters))
            {
                break;
            }

            LinearizedModel next = LinearizedModel.At(current.Parameters + step, model, data);
            double quality = (current.SumOfSquares - next.SumOfSquares) / current.Predicted(step);

            if (next.IsFinite && quality > 0)
            {
                current = next;
                lengths = lengths.PointwiseMaximum(current.Jacobian.ColumnNorms(2));
                radius /= Math.Max(1.0 / 3, 1 - Math.Pow((2 * quality) - 1, 3));
                shrinkage = 2;
            }
            else
            {
                radius /= shrinkage;
                shrinkage *= 2;
            }
        }

        return Polish(current, model, data, steps);
    }

    /// <summary>
    /// Plain Gauss-Newton steps for as long as each is shorter than the last. Near the solution a sum of squares tells only half of the digits, since it is flat
    /// there; the length of a step tells all.
    /// </summary>
    private static Fit Polish(LinearizedModel current, Model model, DataSet data, int steps)
    {
        double lastLength = double.PositiveInfinity;

        for (int i = 0; i < MostPolishingSteps; i++)
        {
            Vector<double> step = current.GaussNewtonStep();
            double length = (current.Jacobian * step).L2Norm();
            LinearizedModel next = LinearizedModel.At(current.Parameters + step, model, data);

            if (!(length < lastLength) || !next.IsFinite)
            {
                break;
            }

            (current, lastLength) = (next, length);
            steps++;
        }

        return new([.. current.Parameters], current.SumOfSquares, steps);
    }

    private static bool IsNothing(Vector<double> step, Vector<double> parameters)
    {
        const double precision = 1e-12;
        return step.Zip(parameters, static (change, parameter) => Math.Abs(change) <= precision * Math.Abs(parameter)).All(static isNothing => isNothing);
    }
}
