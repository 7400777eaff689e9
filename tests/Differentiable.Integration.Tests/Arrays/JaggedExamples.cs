namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Methods over arrays of arrays.</summary>
public static partial class JaggedExamples
{
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Products(double[][] rows)
    {
        double sum = 0;

        for (int i = 0; i < rows.Length; i++)
        {
            double product = 1;

            for (int j = 0; j < rows[i].Length; j++)
            {
                product *= rows[i][j];
            }

            sum += product * (i + 1);
        }

        return sum;
    }

    /// <summary>A layered network: each layer's weights are as many rows as it has outputs.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Layer(double[][] weights, double[] x)
    {
        double sum = 0;

        foreach (double[] row in weights)
        {
            sum += Math.Tanh(Dot(row, x));
        }

        return sum;
    }

    [Differentiable]
    public static double Dot(double[] x, ReadOnlySpan<double> y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Neighbours(double[] x, int[][] neighbours)
    {
        double sum = 0;

        for (int i = 0; i < neighbours.Length; i++)
        {
            int[] mine = neighbours[i];

            foreach (int k in mine)
            {
                sum += x[i] * Math.Exp(-x[k] * x[k]);
            }
        }

        return sum;
    }

    [Differentiable]
    public static double Whole(double[][] a, double k) => k * Products(a) * a[^1][^1];

    /// <summary>Rows in the arms of a branch, and parts of them.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Halves(double[][] rows, bool first)
    {
        double sum = 0;

        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<double> row = rows[i];
            int half = row.Length / 2;

            if (first)
            {
                sum += Dot(rows[i][..half], row[half..]) * row[0];
            }
            else
            {
                sum -= row[half] * row[half] * rows[0][0];
            }
        }

        return sum;
    }

    [Differentiable]
    public static double At(double[][] a, int i, int j) => a[i][j] * a[i][j];

    [Differentiable]
    public static float InFloat(float[][] a, float k) => a[0][1] * a[1][0] * k;
}
