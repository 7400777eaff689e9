namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Matrices that are decomposed in place: inner loops read what outer loops change, again and again.</summary>
public static partial class DecompositionExamples
{
    /// <summary>The logarithm of the determinant of A Aᵀ + shift, by Cholesky, row by row: sums in numbers.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double LeftLooking(double[,] a, double shift)
    {
        int n = a.GetLength(0);
        double[,] l = new double[n, n];
        double sum = 0;

        for (int j = 0; j < n; j++)
        {
            double d = shift;

            for (int k = 0; k < a.GetLength(1); k++)
            {
                d += a[j, k] * a[j, k];
            }

            for (int k = 0; k < j; k++)
            {
                d -= l[j, k] * l[j, k];
            }

            l[j, j] = Math.Sqrt(d);
            sum += 2 * Math.Log(l[j, j]);

            for (int i = j + 1; i < n; i++)
            {
                double s = 0;

                for (int k = 0; k < a.GetLength(1); k++)
                {
                    s += a[i, k] * a[j, k];
                }

                for (int k = 0; k < j; k++)
                {
                    s -= l[i, k] * l[j, k];
                }

                l[i, j] = s / l[j, j];
            }
        }

        return sum;
    }

    /// <summary>The same in place, each column taken off from all that follow.</summary>
    [Differentiable]
    public static double RightLooking(double[,] a, double shift)
    {
        int n = a.GetLength(0);
        double[,] l = new double[n, n];

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                l[i, j] = i == j ? shift : 0;

                for (int k = 0; k < a.GetLength(1); k++)
                {
                    l[i, j] += a[i, k] * a[j, k];
                }
            }
        }

        double sum = 0;

        for (int k = 0; k < n; k++)
        {
            l[k, k] = Math.Sqrt(l[k, k]);
            sum += 2 * Math.Log(l[k, k]);

            for (int i = k + 1; i < n; i++)
            {
                l[i, k] /= l[k, k];
            }

            for (int j = k + 1; j < n; j++)
            {
                for (int i = j; i < n; i++)
                {
                    l[i, j] -= l[i, k] * l[j, k];
                }
            }
        }

        return sum;
    }

    /// <summary>The same with the matrix in an array of numbers.</summary>
    [Differentiable]
    public static double InOneArray(double[] a, int n, double shift)
    {
        double[] l = new double[n * n];
        double sum = 0;

        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double s = i == j ? shift + (a[i] * a[i]) : a[i] * a[j];

                for (int k = 0; k < j; k++)
                {
                    s -= l[(i * n) + k] * l[(j * n) + k];
                }

                l[(i * n) + j] = i == j ? Math.Sqrt(s) : s / l[(j * n) + j];
            }

            sum += 2 * Math.Log(l[(j * n) + j]);
        }

        return sum;
    }

    /// <summary>The squared length of the solution of (A Aᵀ + shift) x = b, by elimination with pivots: rows are exchanged.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Elimination(double[,] a, double[] b, double shift)
    {
        int n = b.Length;
        double[,] m = new double[n, n];
        double[] x = [.. b];

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double s = i == (j + 1) % n ? shift : 0;

                for (int k = 0; k < a.GetLength(1); k++)
                {
                    s += a[i, k] * a[j, k];
                }

                m[i, j] = s;
            }
        }

        for (int k = 0; k < n; k++)
        {
            int pivot = k;

            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(m[i, k]) > Math.Abs(m[pivot, k]))
                {
                    pivot = i;
                }
            }

            if (pivot != k)
            {
                for (int j = 0; j < n; j++)
                {
                    (m[k, j], m[pivot, j]) = (m[pivot, j], m[k, j]);
                }

                (x[k], x[pivot]) = (x[pivot], x[k]);
            }

            for (int i = k + 1; i < n; i++)
            {
                double f = m[i, k] / m[k, k];

                for (int j = k; j < n; j++)
                {
                    m[i, j] -= f * m[k, j];
                }

                x[i] -= f * x[k];
            }
        }

        double sum = 0;

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
            {
                x[i] -= m[i, j] * x[j];
            }

            x[i] /= m[i, i];
            sum += x[i] * x[i];
        }

        return sum;
    }

    /// <summary>Sweeps over a matrix in place, that end when a number is small, over lines that skip some elements: how often is not known before.</summary>
    [Differentiable]
    public static double Relaxation(double[,] a, [NoDerivative] double limit)
    {
        int rows = a.GetLength(0);
        int columns = a.GetLength(1);
        double[,] u = (double[,])a.Clone();
        double change = 1;
        double sum = 0;

        for (int t = 0; t < 6 && change > limit; t++)
        {
            change = 0;

            for (int i = 0; i < rows; i++)
            {
                int j = t % 2;

                while (j < columns)
                {
                    double old = u[i, j];
                    u[i, j] = 0.25 * (u[(i + 1) % rows, j] + u[i, (j + 1) % columns] + Math.Sin(old));

                    if (u[i, j] > 0.1)
                    {
                        u[i, j] *= 0.9;
                        u[i, (j + 2) % columns] += 0.05 * old;
                    }

                    change += (u[i, j] - old) * (u[i, j] - old);
                    j += 1 + (i % 2);
                }
            }

            for (int j = 0; j < columns; j++)
            {
                sum += u[t % rows, j] * u[0, j] * (t + 1);
            }
        }

        return sum;
    }

    /// <summary>Sums of products that are added up in a matrix, each line of which is read before and after: in a table, as dynamic programming has them.</summary>
    [Differentiable]
    public static double Table(double[] x, double[] y, double penalty)
    {
        double[][] table = new double[x.Length + 1][];

        for (int i = 0; i < x.Length + 1; i++)
        {
            table[i] = new double[y.Length + 1];

            for (int j = 0; j < y.Length + 1; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i][j] = penalty * (i + j);
                    continue;
                }

                double distance = (x[i - 1] - y[j - 1]) * (x[i - 1] - y[j - 1]);
                double before = Math.Exp(-table[i - 1][j]) + Math.Exp(-table[i][j - 1]) + Math.Exp(-table[i - 1][j - 1]);
                table[i][j] += distance - Math.Log(before);
            }
        }

        return table[x.Length][y.Length];
    }

    /// <summary>A guard looks at what the last branch has stored.</summary>
    [Differentiable]
    public static double GuardedMatrix(double[] x, double limit)
    {
        double[,] m = new double[x.Length, x.Length];
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                m[i, j] = x[i] * (j == 0 ? 1 : m[i, j - 1]);
            }

            for (int j = 0; j < x.Length; j++)
            {
                sum += m[i, j] * m[0, j];
            }
        }

        if (sum > 0)
        {
            m[0, 0] = sum * sum;
            sum += m[0, 0] * limit;
        }

        if (m[0, 0] > 100)
        {
            throw new ArgumentException("too large");
        }

        return sum;
    }

    /// <summary>The Cholesky factor itself, as a result.</summary>
    [Differentiable]
    public static double[,] Factor(double[,] a, double shift)
    {
        int n = a.GetLength(0);
        double[,] l = new double[n, n];

        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double s = i == j ? shift : 0;

                for (int k = 0; k < a.GetLength(1); k++)
                {
                    s += a[i, k] * a[j, k];
                }

                for (int k = 0; k < j; k++)
                {
                    s -= l[i, k] * l[j, k];
                }

                l[i, j] = i == j ? Math.Sqrt(s) : s / l[j, j];
            }
        }

        return l;
    }
}
