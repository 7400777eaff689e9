namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Loops whose way back reads what the way there has kept in arrays, and local arrays that are made in each iteration.</summary>
public static partial class KeptExamples
{
    /// <summary>A sum that what follows is not linear in, in each of the four directions and bounds that a counter has.</summary>
    [Differentiable]
    public static double Sums(double[] x, int n)
    {
        double up = 1;
        double upTo = 2;
        double down = 3;
        double downTo = 4;

        for (int i = 1; i < n; i++)
        {
            up += Math.Exp(0.3 * x[i % x.Length]);
        }

        for (int i = 0; i <= n; i++)
        {
            upTo += Math.Sin(x[i % x.Length]);
        }

        for (int i = n - 1; i > 1; i--)
        {
            down += Math.Cos(x[i % x.Length] * x[0]);
        }

        for (int i = n; i >= 0; i--)
        {
            downTo += Math.Atan(x[i % x.Length]);
        }

        return Math.Log(1 + (up * up)) * Math.Sin(upTo) * down / (1 + (downTo * downTo));
    }

    /// <summary>A state that each step changes element by element, forwards and backwards, and reads in between.</summary>
    [Differentiable]
    public static double Steps(double[] x, int n)
    {
        double[] state = (double[])x.Clone();
        double memory = 0.5;

        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < state.Length; i++)
            {
                state[i] = Math.Sin(state[i] + (memory * x[i]));
                memory = Math.Tanh(memory + state[i]);
            }

            for (int i = state.Length - 1; i >= 1; i--)
            {
                double gate = 1 / (1 + Math.Exp(-state[i - 1]));
                state[i] = state[i] > 0.2 ? gate * Math.Sqrt(1 + (state[i] * state[i])) : state[i] - gate;
            }
        }

        return state[0] + (state[^1] * memory);
    }

    /// <summary>Layers of a state, each a part of one array: loops in loops that keep.</summary>
    [Differentiable]
    public static double Layers(double[] x, int n)
    {
        const int Layers = 2;
        double[] state = new double[Layers * x.Length];
        double[] input = new double[x.Length];
        double total = 0;

        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < input.Length; i++)
            {
                input[i] = x[i] * (t + 1);
            }

            for (int layer = 0; layer < Layers; layer++)
            {
                Span<double> own = state.AsSpan(layer * x.Length, x.Length);

                for (int i = 0; i < own.Length; i++)
                {
                    own[i] = (0.5 * own[i]) + Math.Tanh(input[i] * x[i]);
                    input[i] = own[i] * Math.Exp(-input[i] * input[i]);
                }
            }

            for (int i = 0; i < input.Length; i++)
            {
                total += input[i] * input[i];
            }
        }

        return Math.Sqrt(1 + total);
    }

    /// <summary>Arrays of an iteration's own, filled at some cost, in iterations that have nothing to do with one another; and what each point hands to the next loop.</summary>
    [Differentiable]
    public static double Mixture(double[] x, int n)
    {
        double[] terms = new double[3];
        double result = 0;

        for (int point = 0; point < n; point++)
        {
            for (int k = 0; k < terms.Length; k++)
            {
                double[] product = new double[x.Length];

                for (int j = 0; j < x.Length; j++)
                {
                    for (int i = j; i < x.Length; i++)
                    {
                        product[i] += Math.Cos(x[j] * (k + 1)) * (x[i] - (0.1 * point));
                    }
                }

                double squares = 0;

                foreach (double e in product)
                {
                    squares += e * e;
                }

                terms[k] = x[k % x.Length] - (0.5 * squares);
            }

            double max = terms[0];

            for (int k = 1; k < terms.Length; k++)
            {
                max = Math.Max(max, terms[k]);
            }

            double sum = 0;

            foreach (double term in terms)
            {
                sum += Math.Exp(term - max);
            }

            result += max + Math.Log(sum);
        }

        return result;
    }

    /// <summary>An array that each iteration sets before it reads it, two loops deep, and one of single precision.</summary>
    [Differentiable]
    public static double Private(double[] x, int n)
    {
        double[] work = new double[x.Length];
        float[] narrow = new float[x.Length];
        double s = 1;

        for (int t = 0; t < n; t++)
        {
            for (int k = 0; k < 2; k++)
            {
                for (int i = 0; i < work.Length; i++)
                {
                    work[i] = x[i] * s;
                }

                for (int i = 1; i < x.Length; i++)
                {
                    work[i] += Math.Sin(work[i - 1]);
                }

                s = Math.Cos(work[^1] + k);
            }

            for (int i = 0; i < x.Length; i++)
            {
                narrow[i] = (float)(x[i] + s);
            }

            for (int i = 0; i < narrow.Length; i++)
            {
                s += 0.1 * narrow[i] * narrow[i];
            }
        }

        return s;
    }

    /// <summary>A guard in the middle of what is kept.</summary>
    [Differentiable]
    public static double Guarded(double[] x, int n)
    {
        double s = 1;

        for (int i = 0; i < n; i++)
        {
            if (x[i] < -100)
            {
                throw new ArgumentOutOfRangeException(nameof(x));
            }

            s += Math.Exp(x[i]);
        }

        return 1 / s;
    }

    /// <summary>Down from any number to any other, in steps that keep: the first counter may be the largest integer.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double Down(double x, int from, int to, int n)
    {
        double[] state = new double[from - to];

        for (int i = from; i > to; i--)
        {
            state[from - i] = 0.1 * x * (from - i + 1);
        }

        for (int t = 0; t < n; t++)
        {
            for (int i = from; i > to; i--)
            {
                state[from - i] = Math.Sin(state[from - i] + state[0]);
            }
        }

        double sum = 0;

        foreach (double e in state)
        {
            sum += e * e;
        }

        return sum;
    }

    /// <summary>The same upwards; the first counter may be the least integer.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double Up(double x, int from, int to, int n)
    {
        double[] state = new double[to - from + 1];

        for (int t = 0; t < n; t++)
        {
            for (int i = from; i <= to; i++)
            {
                state[i - from] = Math.Sin(state[i - from] + (x * (t + 1)) + state[0]);
            }
        }

        double sum = 0;

        foreach (double e in state)
        {
            sum += e * e;
        }

        return sum;
    }

    /// <summary>A sum over a range that may be empty by any distance.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double Range(double x, int from, int to)
    {
        double[] sum = new double[1];

        for (int i = from; i < to; i++)
        {
            sum[0] += Math.Exp(x) * Math.Exp(x * (i % 5));
        }

        return Math.Sin(sum[0]) * sum[0];
    }

    /// <summary>An array of each iteration's own, where nothing says how many of them there is memory for.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double Unbounded(double x, int n, int m)
    {
        double[] sum = new double[1];

        for (int i = 0; i < n; i++)
        {
            double[] own = new double[m];

            for (int j = 0; j < own.Length; j++)
            {
                own[j] = Math.Exp(x * j * 1e-6);
            }

            double squares = 0;

            for (int j = 0; j < own.Length; j++)
            {
                squares += own[j] * own[j];
            }

            sum[0] += Math.Exp(squares * 1e-9);
        }

        return Math.Sin(sum[0]) * sum[0];
    }

    /// <summary>A loop that reads an array that changes after it: it must not run again from a checkpoint.</summary>
    [Differentiable(LoopMemory = 8)]
    public static double Changed(double[] x, int n)
    {
        double[] t = (double[])x.Clone();
        double r = x[0];

        for (int j = 0; j < n; j++)
        {
            r = Math.Sin(r) + (t[j % t.Length] * x[0]);
        }

        for (int i = 0; i < t.Length; i++)
        {
            t[i] = r * 0.5;
        }

        return r + t[^1];
    }

    /// <summary>The same where a branch and the loop's own condition read the array, in part and as a whole.</summary>
    [Differentiable(LoopMemory = 8)]
    public static double ChangedConditions(double[] x, int n)
    {
        double[] t = (double[])x.Clone();
        Span<double> part = t.AsSpan(0, 1);
        double r = x[0];
        int j = 0;

        while (j < n && t[j % t.Length] < 5)
        {
            if (part[0] > 0.2)
            {
                r = Math.Sin(r) + (part[0] * t[^1]);
            }
            else
            {
                r = 0.5 * r * r;
            }

            j++;
        }

        part[0] = 9 * r;
        t.AsSpan(1).Clear();
        return r + t[0];
    }

    /// <summary>The same inside of a loop, whose next iteration reads what was changed; a method that is called reads it.</summary>
    [Differentiable(LoopMemory = 8)]
    public static double ChangedWithin(double[] x, int n)
    {
        double[] t = (double[])x.Clone();
        double r = x[0];

        for (int k = 0; k < 3; k++)
        {
            for (int j = 0; j < n; j++)
            {
                r = 0.4 * Math.Cos(r) * Picked(t, j);
            }

            t[k % t.Length] = r * x[^1];
        }

        return r * r;
    }

    [Differentiable]
    public static double Picked(ReadOnlySpan<double> t, int j) => 1 + (t[j % t.Length] * t[0]);
}
