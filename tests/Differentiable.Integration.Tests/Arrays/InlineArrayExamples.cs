namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Methods with local inline arrays.</summary>
public static partial class InlineArrayExamples
{
    /// <summary>The cross product's square: elements by counters, from the end, and by a foreach.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Cross(double[] a, double[] b)
    {
        Three cross = default;

        for (int i = 0; i < 3; i++)
        {
            cross[i] = (a[(i + 1) % 3] * b[(i + 2) % 3]) - (a[(i + 2) % 3] * b[(i + 1) % 3]);
        }

        cross[^1] *= 2;
        double sum = 0;

        foreach (double component in cross)
        {
            sum += component * component;
        }

        return sum;
    }

    /// <summary>An inline array is a value: a copy keeps what it was. A span is not.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Copies(double x, bool resets)
    {
        Three a = new();
        a[0] = x;
        a[1] = x * x;
        Three b = a;
        a[0] = 7;
        Span<double> view = a;
        view[1] += x;
        Three c;
        c = b;
        b[0]++;
        ReadOnlySpan<double> part = a[1..];

        if (resets)
        {
            c = default;
        }

        return (a[0] * a[1]) + (b[0] * b[1]) + Math.Exp(c[0] * c[1]) + part[0] + Sum(view) + a[2];
    }

    [Differentiable]
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;

        foreach (double value in values)
        {
            sum += value * value;
        }

        return sum;
    }

    /// <summary>A new one in each iteration, carried to the next by elements.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Orbit(double x, double v, int steps)
    {
        Three state = default;
        state[0] = x;
        state[1] = v;

        for (int step = 0; step < steps; step++)
        {
            Three next = state;
            next[0] += 0.1 * state[1];
            next[1] -= 0.1 * Math.Sin(state[0]);
            next[2] += state[0] * state[0];
            state = next;
        }

        return state[2] + state[0];
    }

    [Differentiable]
    public static double At(double x, int i)
    {
        Three a = default;
        a[2] = x;
        return a[i] * a[i];
    }
}
