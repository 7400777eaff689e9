namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>Methods whose results are matrices, and methods of matrices and arrays of arrays that have Jacobians.</summary>
public static partial class MatrixValuedExamples
{
    [Differentiable]
    public static double[,] Rotation(double angle) => new double[,] { { Math.Cos(angle), -Math.Sin(angle) }, { Math.Sin(angle), Math.Cos(angle) } };

    [Differentiable]
    public static double[,] Product(double[,] a, double[,] b)
    {
        if (a.GetLength(1) != b.GetLength(0))
        {
            throw new ArgumentException($"The first has {a.GetLength(1)} columns, the second {b.GetLength(0)} rows.");
        }

        double[,] c = new double[a.GetLength(0), b.GetLength(1)];

        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                for (int k = 0; k < b.GetLength(0); k++)
                {
                    c[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return c;
    }

    /// <summary>Its shape depends on data, and comes from a called method in one case.</summary>
    [Differentiable]
    public static double[,] Outer(double[] x, double[] y, bool isOwn)
    {
        if (isOwn)
        {
            return Powers(x, 3);
        }

        double[,] outer = new double[x.Length, y.Length];

        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < y.Length; j++)
            {
                outer[i, j] = x[i] * y[j];
            }
        }

        return outer;
    }

    [Differentiable]
    public static double[,] Powers(double[] x, int count)
    {
        double[,] powers = new double[x.Length, count];

        for (int i = 0; i < x.Length; i++)
        {
            powers[i, 0] = 1;

            for (int j = 1; j < count; j++)
            {
                powers[i, j] = powers[i, j - 1] * x[i];
            }
        }

        return powers;
    }

    /// <summary>A copy of the caller's matrix, changed in place.</summary>
    [Differentiable]
    public static float[,] Scaled(float[,] a, double factor)
    {
        float[,] scaled = (float[,])a.Clone();

        for (int i = 0; i < a.GetLength(0); i++)
        {
            scaled[i, 0] *= (float)factor;
        }

        return scaled;
    }

    [Differentiable]
    public static double[,] Same(double[,] a) => a;

    /// <summary>Calls that return matrices, one handed to the other.</summary>
    [Differentiable]
    public static double[,] Arm(double first, double second, double[,] tool) => Product(Product(Rotation(first), Rotation(second)), tool);

    [Differentiable]
    public static double[] RowNorms(double[][] rows, float[,] weights, double scale)
    {
        double[] norms = new double[rows.Length];

        for (int i = 0; i < rows.Length; i++)
        {
            double sum = 1;

            for (int j = 0; j < rows[i].Length; j++)
            {
                sum += rows[i][j] * rows[i][j] * weights[i, j];
            }

            norms[i] = scale * Math.Sqrt(sum);
        }

        return norms;
    }

    [Differentiable]
    public static (double Trace, double Corner) Corners(double[,] a, double scale) => ((a[0, 0] + a[1, 1]) * scale, a[0, 1] * a[1, 0]);

    [Differentiable]
    public static void Columns(double[,] a, Span<double> sums)
    {
        for (int j = 0; j < sums.Length; j++)
        {
            double sum = 0;

            for (int i = 0; i < a.GetLength(0); i++)
            {
                sum += Math.Exp(a[i, j]);
            }

            sums[j] = sum;
        }
    }

    /// <summary>Named as what derivatives add.</summary>
    [Differentiable]
    public static double[,] Named(double[,] value, double[] jacobian, double unit, double rows)
    {
        double[,] shape = new double[2, 2];
        shape[0, 1] = value[0, 0] * jacobian[0] * unit * rows;
        return shape;
    }

    [Differentiable]
    public static double[] Doubled(double[] value)
    {
        double[] doubled = new double[2 * value.Length];

        for (int i = 0; i < value.Length; i++)
        {
            doubled[i] = 2 * value[i];
        }

        return doubled;
    }

    [Differentiable]
    public static double[,] Unfinished([NoDerivative] double[,] a, double k)
    {
        if (k > 0)
        {
            return Scaled2(a, k);
        }

        return Missing(a, k);
    }

    [Differentiable]
    public static double[,] Scaled2([NoDerivative] double[,] a, double k)
    {
        double[,] scaled = (double[,])a.Clone();
        scaled[0, 0] *= k;
        return scaled;
    }

#pragma warning disable DIFF0208 // It has no value, and so the derivative zero.
    [Differentiable]
    public static double[,] Missing([NoDerivative] double[,] a, double k) => throw new NotSupportedException($"Not for {k}.");
#pragma warning restore DIFF0208
}
