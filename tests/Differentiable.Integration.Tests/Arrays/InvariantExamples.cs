namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Loops that read the same element in each iteration.</summary>
public static partial class InvariantExamples
{
    /// <summary>All pairs: the first of a pair is there.</summary>
    [Differentiable]
    public static double Distances(double[] x)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                double distance = x[i] - x[j];
                sum += distance * distance / (1 + (distance * distance));
            }
        }

        return sum;
    }

    /// <summary>The first row has no one before it, and no iteration either.</summary>
    [Differentiable]
    public static double BeforeEach(double[] x, int n)
    {
        double sum = 0;

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += x[i - 1] * x[i - 1] * Math.Sin(x[j] * x[0]);
            }
        }

        return sum;
    }

    /// <summary>Rows of a sparse matrix, which may be empty: an empty last one has no number.</summary>
    [Differentiable]
    public static double SparseRows(double[] values, int[] columns, int[] starts, double[] x)
    {
        double[] y = new double[starts.Length - 1];

        for (int i = 0; i < y.Length; i++)
        {
            for (int k = starts[i]; k < starts[i + 1]; k++)
            {
                y[i] += values[k] * values[starts[i]] * x[columns[k]] * x[columns[starts[i]]];
            }
        }

        double sum = 0;

        foreach (double element in y)
        {
            sum += element * element;
        }

        return sum;
    }

    /// <summary>Three loops, from each of which something moves.</summary>
    [Differentiable]
    public static double Cubes(double[] x, double[] w, int n)
    {
        double sum = 0;
        double[] seen = new double[x.Length];

        for (int i = 0; i < n; i++)
        {
            seen[i] = x[i] * w[0];

            for (int j = 0; j < n - i; j++)
            {
                for (int k = j; k < n; k += 2)
                {
                    sum += x[i] * x[j] * x[k] * seen[i] * w[1];
                    seen[k] += x[j] * w[0];
                }
            }
        }

        return sum + seen[0];
    }

    /// <summary>A recurrence along the array, again and again, that also takes from one element of the caller's.</summary>
    [Differentiable]
    public static double Tree(double[] x, double p)
    {
        double[] v = new double[x.Length + 1];

        for (int i = 0; i <= x.Length; i++)
        {
            v[i] = Math.Max((0.4 * i) - 0.7, 0);
        }

        for (int t = x.Length - 1; t >= 0; t--)
        {
            for (int i = 0; i <= t; i++)
            {
                v[i] = ((p * v[i + 1]) + ((1 - p) * v[i])) * (1 - (0.1 * x[t] * x[t]));
            }
        }

        return v[0];
    }

    /// <summary>What stops the loop comes before the element.</summary>
    [Differentiable]
    public static double Limited(double[] x, int n, int at)
    {
        double sum = 0;

        for (int j = 0; j < n; j++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(j, 3);
            sum += x[at] * x[j];
        }

        return sum;
    }

    /// <summary>An element that two loops do not need: neither may run.</summary>
    [Differentiable]
    public static double Twice(double[] x, int n, int m, int at)
    {
        double sum = 0;

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                sum += Math.Sin(x[at] * (i + j)) * x[at];
            }
        }

        return sum;
    }

    /// <summary>A truth value that is read only where the counter has not come to its end.</summary>
    [Differentiable]
    public static double While(double[] x, bool[] goesOn, int n)
    {
        double sum = 0;

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n && goesOn[i]; j++)
            {
                sum += x[i] * x[j];
            }
        }

        return sum;
    }
}
