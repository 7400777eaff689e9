namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Methods over matrices.</summary>
public static partial class MatrixExamples
{
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Bilinear(double[] x, double[,] a, double[] y)
    {
        double sum = 0;

        for (int i = 0; i < a.GetLength(0); i++)
        {
            double inner = 0;

            for (int j = 0; j < a.GetLength(1); j++)
            {
                inner += a[i, j] * y[j];
            }

            sum += x[i] * Math.Sin(inner);
        }

        return sum;
    }

    /// <summary>Down the columns: the row is another one in each iteration of the inner loop.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double ColumnProducts(double[,] a)
    {
        double sum = 0;

        for (int j = 0; j < a.GetLength(1); j++)
        {
            double product = 1;

            for (int i = 0; i < a.GetLength(0); i++)
            {
                product *= a[i, j] + (0.1 * i);
            }

            sum += product;
        }

        return sum;
    }

    /// <summary>Half the logarithm of the determinant of a aᵀ + 2, from its Cholesky factor: a local matrix that reads what was written to it.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double LogDeterminant(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] l = new double[n, n];
        double sum = 0;

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double entry = i == j ? 2 : 0;

                for (int k = 0; k < a.GetLength(1); k++)
                {
                    entry += a[i, k] * a[j, k];
                }

                for (int k = 0; k < j; k++)
                {
                    entry -= l[i, k] * l[j, k];
                }

                l[i, j] = i == j ? Math.Sqrt(entry) : entry / l[j, j];
            }

            sum += Math.Log(l[i, i]);
        }

        return sum;
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Product(double[,] a, double[,] b)
    {
        double[,] c = new double[a.GetLength(0), b.GetLength(1)];

        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int k = 0; k < b.GetLength(0); k++)
            {
                for (int j = 0; j < c.GetLength(1); j++)
                {
                    c[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        double sum = 0;

        foreach (double entry in c)
        {
            sum += Math.Exp(-entry * entry);
        }

        return sum;
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Heat(double[,] start, double rate, int steps)
    {
        (int rows, int columns) = (start.GetLength(0), start.GetLength(1));
        double[,] now = new double[rows, columns];
        double[,] next = new double[rows, columns];

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                now[i, j] = start[i, j];
            }
        }

        for (int step = 0; step < steps; step++)
        {
            Array.Clear(next);

            for (int i = 1; i < rows - 1; i++)
            {
                for (int j = 1; j < columns - 1; j++)
                {
                    next[i, j] = now[i, j] + (rate * Math.Sin(now[i - 1, j] + now[i + 1, j] + now[i, j - 1] + now[i, j + 1] - (4 * now[i, j])));
                }
            }

            for (int i = 1; i < rows - 1; i++)
            {
                for (int j = 1; j < columns - 1; j++)
                {
                    now[i, j] = next[i, j];
                }
            }
        }

        double sum = 0;

        foreach (double value in now)
        {
            sum += value * value * value;
        }

        return sum;
    }

    /// <summary>A local matrix that is filled row by row, some elements twice, and then read by columns.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double RowByRow(double[,] a, double[] x, bool fromTheEnd)
    {
        (int rows, int columns) = (a.GetLength(0), a.GetLength(1));
        double[,] m = new double[rows + 1, columns];
        double[,] n = new double[rows, columns];

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                m[i + 1, j] = Math.Exp(a[i, j]);
            }

            m[i + 1, 0] = a[i, 0] * x[0];

            if (i > 0)
            {
                m[i + 1, columns - 1] += a[i - 1, 0];
            }
        }

        for (int i = fromTheEnd ? rows - 1 : 0; fromTheEnd ? i >= 0 : i < rows; i += fromTheEnd ? -1 : 1)
        {
            for (int j = 0; j < columns; j++)
            {
                n[i, j] = m[i, j] * m[rows - i, 0];
                n[0, j] += m[i + 1, j];
            }
        }

        double sum = 0;

        for (int j = 0; j < columns; j++)
        {
            double inner = 0;

            for (int i = 0; i < rows; i++)
            {
                inner += n[i, j] * x[i] * m[i + 1, columns - 1 - j];
            }

            sum += Math.Sin(inner);
        }

        return sum;
    }

    [Differentiable]
    public static double Trace(double[,] m)
    {
        double sum = 0;

        for (int i = 0; i < m.GetLength(0); i++)
        {
            sum += Math.Cos(m[i, i]) * (m.Length + m.GetUpperBound(1) + m.GetLowerBound(0) + m.Rank);
        }

        return sum;
    }

    /// <summary>Hands a caller's matrix and a matrix of its own to another method.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double TracesOfTwo(double scale, double[,] m)
    {
        double[,] other = { { scale, m[0, 1] }, { m[1, 0] * scale, scale * scale } };
        return Trace(m) * Trace(other);
    }

    /// <summary>Compound assignments, increments, swaps, and an index that changes in the statement.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Written(double[,] a, bool swaps)
    {
        double[,] m = new double[2, 3];
        int k = 0;

        while (k < 3)
        {
            m[0, k] = a[0, k] * a[1, k++];
        }

        m[1, 0] += 2 * m[0, 1];
        m[1, 1] -= m[0, 2] * a[0, 0];
        m[1, 2]++;
        m[1, 2] *= a[1, 2];
        m[0, 0] = m[0, 0] + a[1, 1];

        if (swaps)
        {
            (m[0, 1], m[1, 2]) = (m[1, 2], m[0, 1] * m[0, 0]);
        }

        return (m[0, 0] * m[1, 1]) + (m[0, 1] * m[1, 0] * m[0, 2]) + m[1, 2];
    }

    /// <summary>An exchange of elements whose places are read from an array of the caller's.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Exchanged(double x, double y, int[] places)
    {
        double[,] m = { { x, y, x * y } };
        double[] a = [x * x, y];
        (m[0, places[0]], (a[places[1]], m[0, 0])) = (m[0, 0] * a[0], (m[0, places[0]], a[places[1]]));
        return (m[0, 0] * a[0]) + (m[0, 1] * a[1] * m[0, 2]);
    }

    /// <summary>Passive matrices say what is read and where from.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Masked(double[,] a, int[,] column, bool[,] mask)
    {
        double sum = 0;

        for (int i = 0; i < column.GetLength(0); i++)
        {
            for (int j = 0; j < column.GetLength(1); j++)
            {
                if (mask[i, j])
                {
                    sum += Math.Exp(a[i, column[i, j]]) * a[0, j];
                }
            }
        }

        return sum;
    }

    /// <summary>Rows in the arms of a branch, in a loop that may not come to need them.</summary>
    [Differentiable]
    public static double Edges(double[,] a, int row)
    {
        double sum = 0;

        for (int j = 0; j < a.GetLength(1); j++)
        {
            if (j > 5)
            {
                sum += a[row, j];
            }
            else
            {
                sum += a[0, j] * a[0, 0];
            }
        }

        return sum;
    }

    [Differentiable]
    public static double At(double[,] a, int i, int j) => a[i, j] * a[i, j];

    [Differentiable]
    public static double Set(double x, int i, int j)
    {
        double[,] m = new double[2, 3];
        m[i, j] = x * x;
        return m[i, j] + m[1, 2];
    }

    [Differentiable]
    public static double Sized(double x, int rows, int columns)
    {
        double[,] m = new double[rows, columns];
        return x * (m.Length + m.GetLength(0));
    }

    [Differentiable]
    public static double Guarded(double[,] a, double[] x)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.GetLength(1), x.Length);

        if (a.GetLength(0) == 0)
        {
            throw new ArgumentException($"{a.Length} elements: {a.GetLength(0)} rows, {a.GetLength(1)} columns.");
        }

        return a[0, 0] * x[0];
    }

    /// <summary>What is made here is never null.</summary>
    [Differentiable]
    public static double Checked(double x, double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[] a = new double[2];
        double[,] m = new double[1, 2];
        double[] row = rows[0];
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(m);
        ArgumentNullException.ThrowIfNull(row);
        a[0] = x;
        m[0, 1] = row[0];
        return a[0] * m[0, 1];
    }

    [Differentiable]
    public static float InFloat(float[,] a, float k)
    {
        float sum = 0;

        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                sum += k * a[i, j] * a[i, 0];
            }
        }

        return sum;
    }
}
