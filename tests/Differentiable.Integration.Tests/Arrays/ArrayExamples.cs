namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Methods over arrays, as people write them, and shapes that are hard to reverse.</summary>
public static partial class ArrayExamples
{
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Dot(double[] x, double[] y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i % y.Length];
        }

        return sum;
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Rosenbrock(double[] x)
    {
        double sum = 0;

        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = 1 - x[i];
            double b = x[i + 1] - (x[i] * x[i]);
            sum += (a * a) + (100 * b * b);
        }

        return sum;
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Product(double[] x)
    {
        double product = 1;

        foreach (double factor in x)
        {
            product *= factor;
        }

        return product;
    }

    [Differentiable]
    public static double Logistic(double[] w, double b, [NoDerivative] double[] x, int[] y)
    {
        int n = y.Length;
        int d = w.Length;
        double loss = 0;

        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> row = x.AsSpan(i * d, d);
            double z = b;

            for (int j = 0; j < d; j++)
            {
                z += w[j] * row[j];
            }

            double margin = y[i] == 1 ? -z : z;
            loss += Math.Log(1 + Math.Exp(margin));
        }

        return loss / n;
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double LogSumExp(double[] x)
    {
        double[] e = new double[x.Length];
        double max = double.NegativeInfinity;

        for (int i = 0; i < x.Length; i++)
        {
            max = Math.Max(max, x[i]);
        }

        for (int i = 0; i < x.Length; i++)
        {
            e[i] = Math.Exp(x[i] - max);
        }

        double sum = 0;

        foreach (double v in e)
        {
            sum += v;
        }

        return max + Math.Log(sum);
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Recurrence(double[] x, double k)
    {
        Span<double> s = stackalloc double[x.Length + 1];
        ReadOnlySpan<int> signs = stackalloc[] { 1, -1 };
        Span<double> weights = stackalloc double[] { k, x[0] * k, 3 };

        for (int i = 0; i < x.Length; i++)
        {
            s[i + 1] = (s[i] * k) + Math.Sin(x[i]);
        }

        double sum = weights[0] * weights[1] * signs[1] + weights[2];

        for (int i = 0; i < s.Length; i++)
        {
            sum += s[i] * s[i];
        }

        return sum;
    }

    [Differentiable]
    public static double Heat(double[] start, double c, int steps)
    {
        int n = start.Length;
        double[] u = new double[n];
        double[] v = new double[n];

        for (int i = 0; i < n; i++)
        {
            u[i] = start[i];
        }

        for (int t = 0; t < steps; t++)
        {
            for (int i = 1; i < n - 1; i++)
            {
                v[i] = u[i] + (c * (u[i - 1] - (2 * u[i]) + u[i + 1]));
            }

            for (int i = 1; i < n - 1; i++)
            {
                u[i] = v[i] + (0.1 * v[i] * v[i]);
            }
        }

        double sum = 0;

        foreach (double e in u)
        {
            sum += e * e * e;
        }

        return sum;
    }

    /// <summary>Gauss-Seidel: reads what it has just written, and what the last sweep left.</summary>
    [Differentiable]
    public static double Smooth(double[] x, int sweeps)
    {
        double[] a = new double[x.Length];

        for (int i = 0; i < a.Length; i++)
        {
            a[i] = x[i];
        }

        for (int s = 0; s < sweeps; s++)
        {
            for (int i = 1; i < a.Length - 1; i++)
            {
                a[i] = (0.5 * a[i - 1] * a[i + 1]) + Math.Sin(a[i]);
                a[i] *= 0.9;
            }
        }

        return a[0] + (a[a.Length / 2] * a[^1]);
    }

    [Differentiable]
    public static double Histogram(double[] x, int[] bins)
    {
        double[] h = new double[4];

        for (int i = 0; i < x.Length; i++)
        {
            h[bins[i % bins.Length]] += x[i] * x[i];
        }

        double product = 1;

        for (int b = 0; b < h.Length; b++)
        {
            product *= 1 + h[b];
        }

        return Math.Log(product);
    }

    /// <summary>A local array in each iteration, triangular loops, and a helper on parts of it.</summary>
    [Differentiable]
    public static double Quadratic(double[] m, double[] x)
    {
        int d = x.Length;
        double total = 0;

        for (int k = 0; k < 3; k++)
        {
            double[] y = new double[d];
            Span<double> part = y.AsSpan(1);

            for (int i = 0; i < d; i++)
            {
                double sum = x[i] * (k + 1);

                for (int j = 0; j < i; j++)
                {
                    sum += m[(i * d) + j] * x[j];
                }

                y[i] = sum;
            }

            part[0] = part[0] * y[0];
            total += Math.Sqrt(1 + SquaredNorm(part)) + y[0];
        }

        return total;
    }

    [Differentiable]
    public static double SquaredNorm(ReadOnlySpan<double> v)
    {
        double sum = 0;

        foreach (double e in v)
        {
            sum += e * e;
        }

        return sum;
    }

    /// <summary>A recurrence whose iterations need local arrays of their own on the way back.</summary>
    [Differentiable]
    public static double Cell(double[] w, double[] inputs)
    {
        int n = w.Length;
        double state = 0.1;

        for (int t = 0; t < inputs.Length; t++)
        {
            double[] gate = new double[n];

            for (int i = 0; i < n; i++)
            {
                gate[i] = Math.Tanh((w[i] * state) + inputs[t]);
            }

            double next = 0;

            for (int i = 0; i < n; i++)
            {
                next += gate[i] * gate[(i + 1) % n];
            }

            state = next + (0.5 * Math.Sin(state));
        }

        return state;
    }

    [Differentiable]
    public static double SwapsAndBranches(double[] x, bool up)
    {
        double[] a = [x[0], x[1], x[2]];

        if (up)
        {
            (a[0], a[2]) = (a[2], a[0] * a[1]);
        }
        else
        {
            double[] b = [a[1] * a[1], a[0]];
            b[1] *= b[0];
            a[1] = b[1] + b[0];
        }

        int i = 0;
        a[i++] *= 2;
        a[i] += a[i - 1] * a[2];
        return (a[0] * a[1]) + Math.Exp(0.1 * a[2]);
    }

    [Differentiable]
    public static double Newton(double[] c, double start)
    {
        double x = start;
        int i = 0;

        while (true)
        {
            double value = 0;
            double slope = 0;

            for (int j = c.Length - 1; j >= 0; j--)
            {
                slope = (slope * x) + value;
                value = (value * x) + c[j];
            }

            if (Math.Abs(value) < 1e-13 || i >= 50)
            {
                break;
            }

            x -= value / slope;
            i++;
        }

        return x;
    }

    /// <summary>A loop that reads what later loops overwrite, inside of a loop that runs back.</summary>
    [Differentiable]
    public static double Overwritten(double[] x, int n)
    {
        double[] a = new double[x.Length];
        double s = 1;

        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                a[i] = a[i] + (x[i] * s);
            }

            double sum = 0;

            for (int i = 0; i < x.Length; i++)
            {
                sum += Math.Sin(a[i]) * a[i];
            }

            for (int i = 0; i < x.Length; i++)
            {
                a[i] *= 0.5 * Math.Cos(sum);
            }

            s = Math.Cos(s) + (0.1 * sum);
        }

        return s + a[0];
    }

    [Differentiable]
    public static float InFloat(float[] x, float k)
    {
        float[] a = new float[x.Length];

        for (int i = 0; i < x.Length; i++)
        {
            a[i] = x[i] * k;
        }

        float sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += a[i] * a[x.Length - 1 - i];
        }

        return sum;
    }

    /// <summary>A triangular matrix times a vector, column by column, with an index of its own: elements are only added to. In each iteration again.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Columns(double[] lower, double[] x)
    {
        int d = x.Length;
        double[] terms = new double[2];

        for (int k = 0; k < 2; k++)
        {
            double[] product = new double[d];
            int index = 0;

            for (int a = 0; a < d; a++)
            {
                double c = x[a] + k;

                for (int b = a + 1; b < d; b++)
                {
                    product[b] += lower[index] * c;
                    product[a] -= lower[index] * x[b];
                    index++;
                }
            }

            double norm = 0;

            for (int a = 0; a < d; a++)
            {
                norm += product[a] * product[a];
            }

            terms[k] = Math.Sqrt(1 + norm);
        }

        return terms[0] * terms[1];
    }

    /// <summary>An element that is added to, read, added to again and overwritten.</summary>
    [Differentiable]
    public static double AddedAndRead(double[] x)
    {
        double[] a = new double[2];
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            a[0] += x[i] * x[i];
            sum += a[0] * x[i];
            a[1] = (a[1] * a[0]) + x[i];
            a[1] -= Math.Sin(x[i]) * a[0];
        }

        a[0] += a[0] * a[1];
        return sum + (a[0] * a[1]);
    }

    /// <summary>Arms of branches that make arrays of their own, in straight lines and in loops, before something else follows.</summary>
    [Differentiable]
    public static double ArraysInArms(double[] x, bool up)
    {
        double sum;
        double[] a = new double[2];
        a[0] = x[0] * x[1];

        if (up)
        {
            double[] b = [x[0], Math.Sin(x[1])];
            Span<double> part = b.AsSpan(1);

            for (int i = 0; i < x.Length; i++)
            {
                part[0] = (part[0] * a[0]) + x[i];
                a[1] = Math.Sin(a[0] + a[1]);
            }

            sum = b[0] * part[0];
        }
        else
        {
            ReadOnlySpan<double> rest = x.AsSpan(1);
            sum = rest[0] * a[0] * rest[^1];
        }

        a[0] = Math.Cos(sum) * a[1];
        return a[0] + (sum * sum);
    }
}
