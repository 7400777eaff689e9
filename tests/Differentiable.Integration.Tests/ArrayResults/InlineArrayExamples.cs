using System.Runtime.CompilerServices;

namespace Differentiable.Integration.Tests.ArrayResults;

[InlineArray(3)]
public struct Vec3
{
    private double _element;
}

[InlineArray(2)]
public struct Single2
{
    private float _element;
}

[InlineArray(2)]
public struct Index2
{
    private int _element;
}

/// <summary>Inline arrays as parameters and results.</summary>
public static partial class InlineArrayExamples
{
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Dot(Vec3 a, Vec3 b)
    {
        double sum = 0;

        for (int i = 0; i < 3; i++)
        {
            sum += a[i] * b[i] * a[i];
        }

        return sum;
    }

    [Differentiable]
    public static Vec3 Cross(Vec3 a, Vec3 b)
    {
        Vec3 c = default;
        c[0] = (a[1] * b[2]) - (a[2] * b[1]);
        c[1] = (a[2] * b[0]) - (a[0] * b[2]);
        c[2] = (a[0] * b[1]) - (a[1] * b[0]);
        return c;
    }

    /// <summary>Results handed on as arguments, kept in variables, and copied.</summary>
    [Differentiable]
    public static double Triple(Vec3 a, Vec3 b, Vec3 c)
    {
        Vec3 normal = Cross(a, b);
        Vec3 copy = normal;
        copy[1] *= 2;
        return Dot(normal, c) + Dot(Cross(copy, c), a);
    }

    /// <summary>Besides inline arrays of both precisions, an array, a number and indices.</summary>
    [Differentiable]
    public static double Mixed(Vec3 a, double[] x, double k, Single2 t, Index2 index)
    {
        Vec3 scaled = a;
        scaled[0] *= k;
        double sum = Dot(scaled, a) + (t[1] * t[0]);

        foreach (double element in x)
        {
            sum += element * a[index[1]];
        }

        return sum;
    }

    [Differentiable]
    public static Vec3 Choose(double[] x, double k, Vec3 b)
    {
        if (k < 0)
        {
            return default;
        }

        if (k > 10)
        {
            return b;
        }

        if (k > 5)
        {
            return Cross(b, Shifted(b, k));
        }

        Vec3 c = b;
        c[1] *= x[0] * k;
        return c;
    }

    [Differentiable]
    public static Vec3 Shifted(Vec3 a, double by)
    {
        Vec3 shifted = new();

        for (int i = 0; i < 3; i++)
        {
            shifted[i] = a[(i + 1) % 3] + by;
        }

        return shifted;
    }

    [Differentiable]
    public static Single2 Narrow(Vec3 a, double k)
    {
        Single2 narrow = default;
        narrow[0] = (float)(a[0] * k);
        narrow[1] = (float)a[1];
        return narrow;
    }

    [Differentiable]
    public static double[] Spread(Vec3 a, Single2 t)
    {
        double[] result = new double[2];
        result[0] = a[0] * a[1];
        result[1] = a[2] * t[0];
        return result;
    }

    [Differentiable]
    public static (double First, double Second) Pair(Vec3 a, double k) => (a[0] * k, a[1] * a[2]);

    /// <summary>A Jacobian of numbers, with an inline array that is only read.</summary>
    [Differentiable]
    public static (double First, double Second) Weighted([NoDerivative] Vec3 weights, double x, double y) => (weights[0] * x * y, (weights[1] * x) - (weights[2] * y * y));

    [Differentiable]
    public static void Fill(Vec3 a, Span<double> y)
    {
        ReadOnlySpan<double> elements = a;

        for (int i = 0; i < y.Length; i++)
        {
            y[i] = elements[i] * elements[i];
        }
    }

    [Differentiable]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;

        foreach (double element in x)
        {
            sum += element * element;
        }

        return sum;
    }

    /// <summary>A helper is given a copy, although it writes to the same variable as a span, and so does what is evaluated after it.</summary>
    [Differentiable]
    public static Vec3 Reversed(Vec3 p, double k)
    {
        Vec3 q = p;
        ReverseInto(q, k, q);
        q[1] += First(q, q[0] = k * k);
        return q;
    }

    [Differentiable]
    public static void ReverseInto(Vec3 p, double k, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = p[2 - i] * k;
        }
    }

    [Differentiable]
    public static double First(Vec3 p, double k) => p[0] * k;

    /// <summary>As a span, in part, from the end, and element by element.</summary>
    [Differentiable]
    public static double AsSpan(Vec3 a)
    {
        double product = 1;

        foreach (double element in a)
        {
            product *= element;
        }

        return SumOfSquares(a) + (3 * SumOfSquares(a[1..])) + a[^1] + product;
    }

    /// <summary>A derivative that the user declares, of a method with an inline array that is only read.</summary>
    [Differentiable]
    public static double Scaled([NoDerivative] Vec3 a, double k)
    {
        if (a[0] <= 0)
        {
            throw new ArgumentException("The first must be positive.", nameof(a));
        }

        return a[0] * k * k * a[2];
    }

    [DerivativeOf(nameof(Scaled), Derivatives.Gradient)]
    public static partial double Slope(Vec3 weights, double at);
}
