namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Loops that run in lanes, and some that look like it and must not.</summary>
public static partial class LaneExamples
{
    [Differentiable]
    public static double Neighbours(double[] x, double k)
    {
        double sum = 0;

        for (int i = 1; i < x.Length - 1; i++)
        {
            double bend = x[i - 1] - (2 * x[i]) + x[i + 1];
            sum += k * bend * bend / (1 + (x[i] * x[i]));
        }

        return sum;
    }

    /// <summary>An elementwise map into a local array, in place too.</summary>
    [Differentiable]
    public static double Map(double[] x, double[] y)
    {
        double[] a = new double[x.Length];

        for (int i = 0; i <= x.Length - 1; i++)
        {
            a[i] = (x[i] * y[i]) - x[i];
        }

        for (int i = 0; x.Length > i; i++)
        {
            a[i] *= a[i] + y[i];
        }

        double product = 1;

        for (int i = 0; i < a.Length; i++)
        {
            product *= 2 + a[i];
        }

        return product;
    }

    /// <summary>Each element comes from the one before: lanes would read what is not there yet.</summary>
    [Differentiable]
    public static double Prefix(double[] x)
    {
        double[] a = new double[x.Length + 1];

        for (int i = 0; i < x.Length; i++)
        {
            a[i + 1] = a[i] + x[i];
        }

        double sum = 0;

        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * a[i];
        }

        return sum;
    }

    /// <summary>The same through two views of one array.</summary>
    [Differentiable]
    public static double PrefixThroughViews(double[] x)
    {
        double[] a = new double[x.Length + 1];
        Span<double> before = a.AsSpan(0, x.Length);
        Span<double> after = a.AsSpan(1);

        for (int i = 0; i < x.Length; i++)
        {
            after[i] = before[i] + x[i];
        }

        double sum = 0;

        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * a[i];
        }

        return sum;
    }

    [Differentiable]
    public static float Singles(float[] x, float k)
    {
        float sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += (k * x[i]) - (x[i] * x[i] * x[i]);
        }

        return sum;
    }

    /// <summary>Nothing is read where the counter has wrapped around.</summary>
    [Differentiable]
    public static double Late(double[] x, int first, int last)
    {
        double sum = 0;

        for (int i = first; i < last; i++)
        {
            double e = x[i - first];
            sum += e * e;
        }

        return sum;
    }

    /// <summary>Each iteration adds to the cotangents of its own element and of the one before.</summary>
    [Differentiable]
    public static double Steps(double[] x)
    {
        double sum = 0;

        for (int i = 1; i < x.Length; i++)
        {
            double step = x[i] - x[i - 1];
            sum += step * step * x[i];
        }

        return sum;
    }

    /// <summary>The same of other places, between bounds.</summary>
    [Differentiable]
    public static double StepsBetween(double[] x, int first, int last)
    {
        double sum = 1;

        for (int i = first; i <= last; i++)
        {
            sum -= x[i + 2] * (x[i + 1] - (3 * x[i + 2]));
        }

        return sum;
    }

    [Differentiable]
    public static float SingleSteps(float[] x)
    {
        float sum = 0;

        for (int i = 0; i < x.Length - 1; i++)
        {
            sum += x[i] * x[i + 1] * 0.5f;
        }

        return sum;
    }

    /// <summary>Three neighbours each, and a factor: what is taken of the cotangent is needed by the next iterations too.</summary>
    [Differentiable]
    public static void Diffuse(ReadOnlySpan<double> u, double c, Span<double> next)
    {
        for (int i = 1; i < u.Length - 1; i++)
        {
            next[i] = u[i] + (c * (u[i - 1] - (2 * u[i]) + u[i + 1]));
        }
    }

    /// <summary>The cotangent of an array of the method's own is taken twice: where it is written again it must be zero.</summary>
    [Differentiable]
    public static double Twice(double[] x)
    {
        double[] a = new double[x.Length + 1];
        double sum = 0;

        for (int i = 0; i < x.Length - 1; i++)
        {
            a[i] = x[i] * x[i + 1];
        }

        for (int i = 0; i < x.Length; i++)
        {
            sum += a[i] * a[i];
        }

        for (int i = 0; i < x.Length - 2; i++)
        {
            a[i] = x[i] - (x[i + 1] * x[i + 2]);
        }

        for (int i = 0; i < x.Length; i++)
        {
            sum += a[i] * a[i];
        }

        return sum;
    }

    /// <summary>Each iteration may change how many there are.</summary>
    [Differentiable]
    public static double Ending(double[] x, double k)
    {
        double[] a = new double[x.Length + 1];
        a.AsSpan().Fill(x.Length);
        double sum = 0;

        for (int i = 0; i < (int)Derivative.Stop(a[0]); i++)
        {
            a[i] = (x[i] * k) + (0.5 * i) + 1;
        }

        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * a[i];
        }

        return sum;
    }

    /// <summary>Variables have the names of what the generated methods are given.</summary>
    [Differentiable]
    public static double Named(double[] x, double given)
    {
        double lanes = 0;

        for (int i = 0; i < x.Length; i++)
        {
            double state = given - x[i];
            lanes += state * state;
        }

        return lanes;
    }
}
