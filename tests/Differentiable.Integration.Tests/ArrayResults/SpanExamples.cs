namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>Methods that fill spans of the caller's.</summary>
public static partial class SpanExamples
{
    [Differentiable]
    public static void Diffuse(ReadOnlySpan<double> u, double k, Span<double> next)
    {
        for (int i = 1; i < u.Length - 1; i++)
        {
            next[i] = u[i] + (k * (u[i - 1] - (2 * u[i]) + u[i + 1]));
        }

        next[0] = u[0];
        next[^1] = u[^1];
    }

    /// <summary>What the span contains before is read: it is a constant.</summary>
    [Differentiable]
    public static void Update(double[] x, double rate, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] += rate * x[i] * y[i];
        }
    }

    [Differentiable]
    public static void Recurrence(double a, double[] x, Span<double> y)
    {
        if (y.Length == 0)
        {
            return;
        }

        y[0] = x[0];

        for (int i = 1; i < y.Length; i++)
        {
            y[i] = Math.Tanh((a * y[i - 1]) + x[i]);
        }
    }

    /// <summary>Two results, of different types and lengths, and a scalar that only one of them depends on.</summary>
    [Differentiable]
    public static void Both(double[] x, double c, Span<double> squares, Span<float> sums)
    {
        for (int i = 0; i < x.Length; i++)
        {
            squares[i] = c * x[i] * x[i];
            sums[0] += (float)x[i];
            sums[1] += (float)Math.Cos(x[i]);
        }
    }

    /// <summary>Half of it does not depend on anything.</summary>
    [Differentiable]
    public static void Padded(double[] x, Span<double> y)
    {
        y.Fill(1.5);
        x.CopyTo(y[2..]);
    }

    [Differentiable]
    public static void Softmax(ReadOnlySpan<double> x, Span<double> y)
    {
        double largest = double.NegativeInfinity;

        foreach (double element in x)
        {
            largest = Math.Max(largest, element);
        }

        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i] - largest);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            y[i] /= sum;
        }
    }

    /// <summary>Through a scratch array and a call that fills a part of the span.</summary>
    [Differentiable]
    public static void Composed(double[] x, double k, Span<double> y)
    {
        double[] scratch = new double[x.Length];
        Softmax(x, scratch);
        Diffuse(scratch, k, y[..x.Length]);
        y[x.Length] = k * k;
    }
}
