namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Arrays that are exchanged in loops, copied as a whole, or in static fields.</summary>
public static partial class ExchangeExamples
{
    private static readonly double[] s_weights = [0.5, -1.5, 2];
    private static readonly int[] s_order = [2, 0, 1, 1];

    /// <summary>Two arrays, of which each step reads one and fills the other.</summary>
    [Differentiable]
    public static double DoubleBuffered(double[] x, double rate, int steps)
    {
        double[] now = (double[])x.Clone();
        double[] next = new double[x.Length];

        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < now.Length; i++)
            {
                next[i] = now[i] + (rate * (now[(i + 1) % now.Length] - (now[i] * now[i])));
            }

            (now, next) = (next, now);
        }

        double sum = 0;

        foreach (double u in now)
        {
            sum += u * u;
        }

        return sum + next[0];
    }

    /// <summary>The same over a table of numbers, in matrices.</summary>
    [Differentiable]
    public static double DoubleBufferedMatrix(double[] x, double rate, int steps)
    {
        double[,] now = new double[2, x.Length];
        double[,] next = new double[2, x.Length];

        for (int i = 0; i < x.Length; i++)
        {
            now[0, i] = x[i];
            now[1, i] = x[i] * rate * s_weights[i % s_weights.Length];
        }

        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                next[0, i] = now[1, (i + 1) % x.Length] * now[0, i];
                next[1, i] = now[0, i] + (rate * now[1, i]);
            }

            if (t % 2 == 0)
            {
                (next, now) = (now, next);
            }
        }

        return now[0, 0] + (now[1, x.Length - 1] * next[1, 0]);
    }

    /// <summary>Weights and an order from tables.</summary>
    [Differentiable]
    public static double Weighted(double[] x, double power)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += s_weights[s_order[i % s_order.Length]] * Math.Pow(1 + (x[i] * x[i]), power);
        }

        foreach (double weight in s_weights)
        {
            sum += weight * power * power;
        }

        return sum * s_weights.Length;
    }

    /// <summary>Null is a mistake of the caller's; a copy by LINQ, and of one matrix to another.</summary>
    [Differentiable]
    public static double Copied(double[] x, double rate)
    {
        if (x is null || x.Length == 0)
        {
            throw new ArgumentException("There is nothing.", nameof(x));
        }

        System.Diagnostics.Debug.Assert(rate < 100, "rate");
        double[] y = x.ToArray();
        y[0] *= rate;
        double[,] a = new double[1, x.Length];
        double[,] b = new double[1, x.Length];

        for (int i = 0; i < y.Length; i++)
        {
            a[0, i] = y[i] * rate;
        }

        Array.Copy(a, b, a.Length);
        a[0, 0] = 0;
        return b[0, 0] * b[0, x.Length - 1] * x[0];
    }

    [Differentiable]
    public static double OfTwoSizes(double x, int first, int steps)
    {
        double[] a = new double[first];
        double[] b = [x];
        a[0] = x;

        for (int i = 0; i < steps; i++)
        {
            a[0] *= 2 - i;
            (a, b) = (b, a);
        }

        return a[0] + (b[0] * (steps - 1)) + (b[0] - x);
    }

    /// <summary>Each step makes the next state: the helper returns it.</summary>
    [Differentiable]
    public static double Stepped(double[] x, double rate, int steps)
    {
        double[] state = x;

        for (int t = 0; t < steps; t++)
        {
            state = Advanced(state, rate);
        }

        return SquaredLength(state) + x[0];
    }

    [Differentiable]
    public static double[] Advanced(double[] state, double rate)
    {
        double[] next = new double[state.Length];

        for (int i = 0; i < state.Length; i++)
        {
            next[i] = state[i] + (rate * Math.Sin(state[(i + 1) % state.Length]) * state[i]);
        }

        return next;
    }

    [Differentiable]
    private static double SquaredLength(double[] x)
    {
        double sum = 0;

        foreach (double element in x)
        {
            sum += element * element;
        }

        return sum;
    }

    /// <summary>Two states are needed for the next: three arrays change places, one of them made in each step.</summary>
    [Differentiable]
    public static double LeapFrog(double[] x, double rate, int steps)
    {
        double[] old = (double[])x.Clone();
        double[] now = Advanced(x, rate);

        for (int t = 0; t < steps; t++)
        {
            double[] next = new double[x.Length];

            for (int i = 0; i < x.Length; i++)
            {
                next[i] = (2 * now[i]) - old[i] + (rate * Math.Cos(now[(i + 1) % x.Length]));
            }

            old = now;
            now = next;
        }

        return SquaredLength(now) - (0.3 * SquaredLength(old));
    }

    /// <summary>The same with a spare variable, and arrays that are made once.</summary>
    [Differentiable]
    public static double Rotated(double[] x, double rate, int steps)
    {
        double[] old = (double[])x.Clone();
        double[] now = Advanced(x, rate);
        double[] next = new double[x.Length];

        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                next[i] = (1.5 * now[i]) - (0.4 * old[i] * now[(i + 2) % x.Length]);
            }

            double[] spare = old;
            old = now;
            now = next;
            next = spare;
        }

        return SquaredLength(now) + (0.3 * SquaredLength(old)) - (0.1 * SquaredLength(next));
    }

    /// <summary>A product of matrices, of which each takes the place of the last.</summary>
    [Differentiable]
    public static double ProductOfMatrices(double[] x, double rate)
    {
        double[,] product = { { 1, 0 }, { 0, 1 } };

        foreach (double angle in x)
        {
            double[,] next = new double[2, 2];

            for (int i = 0; i < 2; i++)
            {
                next[i, 0] = (Math.Cos(angle) * product[i, 0]) + (rate * product[i, 1]);
                next[i, 1] = product[i, 1] - (angle * product[i, 0]);
            }

            product = next;
        }

        return (product[0, 0] * product[1, 1]) - (0.3 * product[0, 1]) + product[1, 0];
    }

    /// <summary>In a branch, and beside the declaration, where a variable is only another name.</summary>
    [Differentiable]
    public static double Chosen(double[] x, double rate)
    {
        double[] a = x;
        a = Advanced(a, rate);
        double[] first = a;
        a = [.. x, rate];
        double[] best = x;

        if (first[0] > 0)
        {
            best = Advanced(first, rate);
        }

        if (first[0] > 0.5)
        {
            double[] other = [.. best];
            other[0] *= rate;
            best = other;
        }

        first[0] *= 2;
        return SquaredLength(a) + (2 * SquaredLength(best)) - (3 * SquaredLength(first));
    }

    /// <summary>Of another size only once the loop runs.</summary>
    [Differentiable]
    public static double Lengthened(double x, int steps)
    {
        double[] a = [x];

        for (int t = 0; t < steps; t++)
        {
            a = [.. a, x * a[t]];
        }

        return a[^1];
    }

    /// <summary>Outside of loops variables are names, also in tuples: what had another name keeps it.</summary>
    [Differentiable]
    public static double Renamed(double[] x, double rate)
    {
        double[] a = [.. x];
        double[] b = Advanced(x, rate);
        double[] c = [rate, .. x];
        double[] first = a;
        Span<double> second = b;
        double sum;
        (a, b, c, sum) = (b, c, a, SquaredLength(c));
        c[0] *= 2;
        second[^1] = 3 * rate;
        return sum + SquaredLength(a) + (2 * SquaredLength(b)) - (3 * SquaredLength(first));
    }

    [Differentiable]
    public static double RotatedByTuple(double[] x, double rate, int steps)
    {
        double[] old = [.. x];
        double[] now = Advanced(x, rate);
        double[] next = new double[x.Length];

        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                next[i] = (1.5 * now[i]) - (0.4 * old[i] * now[(i + 2) % x.Length]);
            }

            (old, now, next) = (now, next, old);
        }

        return SquaredLength(now) + (0.3 * SquaredLength(old)) - (0.1 * SquaredLength(next));
    }

    /// <summary>A condition that assigns is computed in two places; so are the loops of a helper that it calls.</summary>
    [Differentiable]
    public static double GrownUntil(double[] x, double limit)
    {
        double[] a = [.. x];
        int k = 0;

        while (SquaredLength(a) < limit && k++ < 6 && SquaredLength(a) > -1)
        {
            for (int i = 0; i < a.Length; i++)
            {
                a[i] += 0.3 * x[i];
            }
        }

        return SquaredLength(a) * k * limit;
    }
}
