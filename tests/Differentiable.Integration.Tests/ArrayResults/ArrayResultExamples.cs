namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>Methods that return arrays.</summary>
public static partial class ArrayResultExamples
{
    [Differentiable]
    public static double[] Identity(double[] x) => x;

    [Differentiable]
    public static double[] Map(double[] x)
    {
        double[] y = new double[x.Length];

        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Sin(x[i]) * x[i];
        }

        return y;
    }

    [Differentiable]
    public static double[] CumulativeSum(double[] x)
    {
        double[] y = new double[x.Length];
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            y[i] = sum;
        }

        return y;
    }

    [Differentiable]
    public static double[] Gather(double[] x, int[] index)
    {
        double[] y = new double[index.Length];

        for (int i = 0; i < index.Length; i++)
        {
            y[i] = x[index[i]];
        }

        return y;
    }

    [Differentiable]
    public static double[] Replicate(double x, int n)
    {
        double[] y = new double[n];
        Array.Fill(y, x);
        return y;
    }

    [Differentiable]
    public static double[] MatrixVector(double[] a, double[] x)
    {
        int rows = a.Length / x.Length;
        double[] y = new double[rows];

        for (int i = 0; i < rows; i++)
        {
            double sum = 0;

            for (int j = 0; j < x.Length; j++)
            {
                sum += a[(i * x.Length) + j] * x[j];
            }

            y[i] = sum;
        }

        return y;
    }

    [Differentiable(Gradient = GradientMode.Forward)]
    public static double[] ByColumns(double[] a, double[] x) => MatrixVector(a, x);

    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double[] ByRows(double[] a, double[] x) => MatrixVector(a, x);

    /// <summary>A time loop over a state: explicit Euler steps of the heat equation, from one array to the other and back.</summary>
    [Differentiable]
    public static double[] Heat(double[] u, double k, int steps)
    {
        double[] now = u[..];
        double[] next = new double[u.Length];

        for (int t = 0; t < steps; t++)
        {
            for (int i = 1; i < u.Length - 1; i++)
            {
                next[i] = now[i] + (k * (now[i - 1] - (2 * now[i]) + now[i + 1]));
            }

            for (int i = 1; i < u.Length - 1; i++)
            {
                now[i] = next[i];
            }
        }

        return now;
    }

    /// <summary>Several ends, with arrays of different lengths, one of them inside of a loop.</summary>
    [Differentiable]
    public static double[] Ends(double x, double y, int n)
    {
        if (n < 2)
        {
            return [Math.Sin(x * y)];
        }

        double[] z = new double[n];

        for (int i = 0; i < n; i++)
        {
            if (i > 5)
            {
                return z[..i];
            }

            z[i] = Math.Exp(x * i / n) * y;
        }

        return z;
    }

    /// <summary>The length depends on numbers.</summary>
    [Differentiable]
    public static double[] Halvings(double x)
    {
        int count = 0;

        for (double rest = x; rest > 1; rest /= 2)
        {
            count++;
        }

        double[] y = new double[count];
        double power = x;

        for (int i = 0; i < count; i++)
        {
            power /= 2;
            y[i] = power * power;
        }

        return y;
    }

    [Differentiable]
    public static float[] Singles(float[] x, float scale)
    {
        float[] y = new float[x.Length];

        for (int i = 0; i < x.Length; i++)
        {
            y[i] = MathF.Tanh(x[i] * scale);
        }

        return y;
    }

    /// <summary>Doubles and floats: the Jacobian has doubles.</summary>
    [Differentiable]
    public static float[] Mixed(double[] x, float[] w, float bias)
    {
        float[] y = new float[w.Length];

        for (int i = 0; i < w.Length; i++)
        {
            y[i] = (w[i] * (float)x[i]) + bias;
        }

        return y;
    }

    [Differentiable]
    public static double[] Checked(double[] x, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double[] y = new double[n];

        for (int i = 0; i < n; i++)
        {
            y[i] = x[i] * x[i];
        }

        return y;
    }

    /// <summary>A tuple of results, of arrays and numbers.</summary>
    [Differentiable]
    public static (double Sum, double Last, double Scaled) Moments(double[] x, double c)
    {
        double sum = 0;

        foreach (double element in x)
        {
            sum += element * element;
        }

        return (sum, x[^1], c * sum);
    }

    [Differentiable(Gradient = GradientMode.Reverse)]
    public static (double Product, float Sum) Pair(double[] x, float[] y)
    {
        float sum = 0;

        for (int i = 0; i < y.Length; i++)
        {
            sum += y[i] * (float)x[i];
        }

        return (x[0] * x[1], sum);
    }

    /// <summary>Calls of array-valued methods, also of one on the other's result.</summary>
    [Differentiable]
    public static double Chained(double[] a, double[] x, double k)
    {
        double[] y = MatrixVector(a, x);
        double[] z = CumulativeSum(Map(y));
        double[] h = new double[z.Length];
        SpanExamples.Diffuse(z, k, h);
        double sum = 0;

        for (int i = 0; i < h.Length; i++)
        {
            sum += h[i] * h[i] * (i + 1);
        }

        return sum + Ends(k, x[0], 3)[1];
    }
}
