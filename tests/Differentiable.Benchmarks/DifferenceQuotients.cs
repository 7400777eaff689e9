using MathNet.Numerics.Differentiation;

namespace Differentiable.Benchmarks;

/// <summary>Gradients as a numerical library takes them: three points for each partial derivative, of which the middle one has no weight.</summary>
internal static class DifferenceQuotients
{
    private static readonly NumericalDerivative Quotient = new(points: 3, center: 1);

    public static (double X0, double A, double B) SinMap(double x0, double a, double b, int n)
    {
        double[] point = [x0, a, b];
        return (Partial(0), Partial(1), Partial(2));

        double Partial(int index) => Quotient.EvaluatePartialDerivative(x => LoopFunctions.SinMap(x[0], x[1], x[2], n), point, index, order: 1);
    }

    public static double[] Gradient(Func<double[], double> function, double[] point)
    {
        double[] gradient = new double[point.Length];

        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = Quotient.EvaluatePartialDerivative(function, point, i, order: 1);
        }

        return gradient;
    }
}
