namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Methods over arrays of arrays.</summary>
public static partial class JaggedExamples
{
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Products(double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
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

    /// <summary>The logarithm of |det(I + a aᵀ)|, by elimination in arrays of arrays that are made here.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double LogDeterminantOfRows(double[,] a)
    {
        int n = a.GetLength(0);
        double[][] m = new double[n][];

        for (int i = 0; i < n; i++)
        {
            m[i] = new double[n];
            double[] row = m[i];

            for (int j = 0; j < row.Length; j++)
            {
                row[j] = i == j ? 1 : 0;

                for (int k = 0; k < a.GetLength(1); k++)
                {
                    row[j] += a[i, k] * a[j, k];
                }
            }
        }

        double sum = 0;

        for (int k = 0; k < n; k++)
        {
            sum += Math.Log(m[k][k]);

            for (int i = k + 1; i < n; i++)
            {
                double factor = m[i][k] / m[k][k];

                for (int j = k; j < n; j++)
                {
                    m[i][j] -= factor * m[k][j];
                }
            }
        }

        return sum;
    }

    /// <summary>A table in which each row comes from the one before; the last one is summed up by a method that takes arrays of arrays.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Pascal(double[] x, int steps)
    {
        double[][] table = new double[Math.Max(steps, 0) + 1][];
        for (int step = 0; step < table.Length; ++step)
        {
            table[step] = new double[x.Length];
        }

        x.CopyTo(table[0], 0);

        for (int t = 1; t < table.GetLength(0); t++)
        {
            double[] before = table[t - 1];

            for (int i = 0; i < before.Length; i++)
            {
                table[t][i] = Math.Sin(before[i]) + (i > 0 ? 0.5 * before[i - 1] : 0);
            }
        }

        return Products(table) + SumOf(table[^1]) + Layer(table, x);
    }

    /// <summary>Arrays whose elements stand in the program, in two ways; foreach over them.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Literals(double x, double y)
    {
        double[][] first = [[x, x * y], [y * y, 1]];
        double[][] second = new[] { new[] { x - y, 2 }, new double[2], [Math.Exp(x), y] };
        second[1][0] = first[0][1] * first[1][0];
        double product = 1;

        foreach (double[] row in second)
        {
            product += row[0] * (row[1] + first[^2][0]);
        }

        return product * first.Length;
    }

    /// <summary>Bulk operations on one of the arrays; floats; an array of indexes.</summary>
    [Differentiable]
    public static double Filled(double[] x, int n)
    {
        double[][] a = new double[3][];

        for (int i = 0; i < 3; i++)
        {
            a[i] = new double[n];
        }

        int[][] places = [[0, 1], [2, 0]];
        Array.Fill(a[1], x[0] * x[1]);
        a[1].AsSpan().CopyTo(a[2]);
        a[2].AsSpan(n / 2).Clear();
        double sum = 0;

        for (int i = 0; i < a.Length; i++)
        {
            sum += (i + 1) * SumOf(a[i]) * x[places[i % 2][i / 2]];
        }

        return sum + x[places[1][0]];
    }

    [Differentiable]
    public static double SumOf(ReadOnlySpan<double> x)
    {
        double sum = 0;

        foreach (double number in x)
        {
            sum += number * number;
        }

        return sum;
    }

    /// <summary>There is no such array.</summary>
    [Differentiable]
    public static double BeyondTheArrays(double x, int i, int how)
    {
        double[][] a = [[x, 1], [2, x]];

        if (how == 0)
        {
            return a[i][0] * x;
        }

        if (how == 1)
        {
            return a[i].Length * x;
        }

        if (how == 2)
        {
            return SumOf(a[i][..]) * x;
        }

        double[] row = a[i];
        return row.AsSpan().IsEmpty ? x : -x;
    }
}
