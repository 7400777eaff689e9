namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Methods over matrices whose results are arrays.</summary>
public static partial class MatrixResultExamples
{
    [Differentiable]
    public static double[] Times(double[,] a, double[] x)
    {
        double[] y = new double[a.GetLength(0)];

        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                y[i] += a[i, j] * Math.Sin(x[j]);
            }
        }

        return y;
    }

    [Differentiable]
    public static void RowSums(double[][] rows, Span<double> sums)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            double sum = 0;

            foreach (double element in rows[i])
            {
                sum += element * element;
            }

            sums[i] = sum;
        }
    }

    /// <summary>Calls the first with a matrix of its own.</summary>
    [Differentiable]
    public static double Norm(double[,] a, double scale)
    {
        double[,] own = { { scale, a[0, 0] }, { a[0, 1], 1 } };
        double sum = 0;

        foreach (double entry in Times(own, Times(a, [scale, 0.5])))
        {
            sum += entry * entry;
        }

        return sum;
    }
}
