namespace Differentiable.Integration.Tests.Arrays;

/// <summary>What simulations and recursions write down one after the other in one array: each step reads and writes a part of it.</summary>
public static partial class HistoryExamples
{
    /// <summary>States of a system, side by side, by their indexes.</summary>
    [Differentiable]
    public static double ByIndex(double[] p, double dt, int steps)
    {
        int n = p.Length;
        double[] states = new double[(steps + 1) * n];
        states[0] = 1;

        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < n; i++)
            {
                states[((s + 1) * n) + i] = states[(s * n) + i] + (dt * ((p[i] * states[(s * n) + ((i + 1) % n)]) - (states[(s * n) + i] * states[(s * n) + i])));
            }
        }

        double sum = 0;

        foreach (double x in states)
        {
            sum += x * x;
        }

        return sum;
    }

    /// <summary>The same states in parts of the array.</summary>
    [Differentiable]
    public static double BySlice(double[] p, double dt, int steps)
    {
        int n = p.Length;
        double[] states = new double[(steps + 1) * n];
        states[0] = 1;

        for (int s = 0; s < steps; s++)
        {
            Span<double> now = states.AsSpan(s * n, n);
            Span<double> next = states.AsSpan((s + 1) * n, n);

            for (int i = 0; i < n; i++)
            {
                next[i] = now[i] + (dt * ((p[i] * now[(i + 1) % n]) - (now[i] * now[i])));
            }
        }

        double sum = 0;

        foreach (double x in states)
        {
            sum += x * x;
        }

        return sum;
    }

    /// <summary>A step as a method of its own.</summary>
    [Differentiable]
    public static void Step(ReadOnlySpan<double> now, double[] p, double dt, Span<double> next)
    {
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = now[i] + (dt * ((p[i] * now[(i + 1) % now.Length]) - (now[i] * now[i])));
        }
    }

    [Differentiable]
    public static double ByHelper(double[] p, double dt, int steps)
    {
        int n = p.Length;
        double[] states = new double[(steps + 1) * n];
        states[0] = 1;

        for (int s = 0; s < steps; s++)
        {
            Step(states.AsSpan(s * n, n), p, dt, states.AsSpan((s * n) + n, n));
        }

        double sum = 0;

        foreach (double x in states)
        {
            sum += x * x;
        }

        return sum;
    }

    /// <summary>Hidden states of a recurrent network: the innermost loop reads those of the step before.</summary>
    [Differentiable]
    public static double Recurrent(double[] weights, [NoDerivative] double[] input, int h)
    {
        double[] hidden = new double[(input.Length + 1) * h];

        for (int t = 0; t < input.Length; t++)
        {
            for (int i = 0; i < h; i++)
            {
                double z = input[t];

                for (int j = 0; j < h; j++)
                {
                    z += weights[(i * h) + j] * (hidden[(t * h) + j] + 0.1);
                }

                hidden[((t + 1) * h) + i] = Math.Tanh(z);
            }
        }

        double sum = 0;

        for (int i = 0; i < h; i++)
        {
            sum += hidden[(input.Length * h) + i];
        }

        return sum;
    }

    /// <summary>An autoregressive filter: an inner loop over the last values, by two counters.</summary>
    [Differentiable]
    public static double[] Filtered(double[] a, double[] x)
    {
        double[] y = new double[x.Length];

        for (int t = 0; t < x.Length; t++)
        {
            double s = x[t];

            for (int k = 0; k < a.Length && k < t; k++)
            {
                s += a[k] * Math.Sin(y[t - 1 - k]);
            }

            y[t] = s;
        }

        return y;
    }

    [Differentiable]
    public static double Filter(double[] a, double[] x)
    {
        double[] y = Filtered(a, x);
        return y[^1] * y[^2];
    }

    /// <summary>One element, changed many times by an inner loop.</summary>
    [Differentiable]
    public static double Refined(double[] x, int rounds)
    {
        double[] y = new double[x.Length];

        for (int t = 0; t < x.Length; t++)
        {
            y[t] = x[t];

            for (int i = 0; i < rounds; i++)
            {
                y[t] = Math.Sin(y[t] + (t > 0 ? y[t - 1] : 0));
            }
        }

        return y[^1] * y[0];
    }

    /// <summary>The last values by one counter, from one end that moves to another.</summary>
    [Differentiable]
    public static double Window(double[] x, int width)
    {
        double[] y = new double[x.Length];

        for (int t = 0; t < x.Length; t++)
        {
            double s = x[t];

            for (int k = Math.Max(0, t - width); k < t; k++)
            {
                s += 0.3 * Math.Sin(y[k]);
            }

            y[t] = s * s;
        }

        return y[^1];
    }

    /// <summary>Sweeps over a sparse matrix: an element of each row is another one's, by a table.</summary>
    [Differentiable]
    public static double Sparse(double[] values, int[] starts, int[] columns, double[] b, int sweeps)
    {
        double[] x = new double[b.Length];

        for (int s = 0; s < sweeps; s++)
        {
            for (int i = 0; i < b.Length; i++)
            {
                double r = b[i];

                for (int k = starts[i]; k < starts[i + 1]; k++)
                {
                    r -= values[k] * x[columns[k]];
                }

                x[i] += r / (3 + (x[i] * x[i]));
            }
        }

        double sum = 0;

        foreach (double v in x)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>The cheapest way through a table of costs, row by row in one array, by a soft minimum; a branch in the inner loop.</summary>
    [Differentiable]
    public static double Path(double[] cost, int width)
    {
        double[] best = new double[cost.Length];

        for (int j = 0; j < width; j++)
        {
            best[j] = cost[j];
        }

        for (int i = 1; i < cost.Length / width; i++)
        {
            for (int j = 0; j < width; j++)
            {
                double a = Math.Exp(-best[((i - 1) * width) + j]);

                if (j > 0)
                {
                    a += Math.Exp(-best[((i - 1) * width) + j - 1]);
                }

                best[(i * width) + j] = cost[(i * width) + j] - Math.Log(a);
            }
        }

        return best[^1];
    }

    /// <summary>The elimination of a band, whose inner loop ends where the band does.</summary>
    [Differentiable]
    public static double Band(double[] diagonal, double beside, int width)
    {
        int n = diagonal.Length;
        double[] a = new double[n * n];

        for (int i = 0; i < n; i++)
        {
            for (int j = Math.Max(0, i - width); j < Math.Min(n, i + width + 1); j++)
            {
                a[(i * n) + j] = i == j ? diagonal[i] : beside / (1 + i);
            }
        }

        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                if (i > k + width)
                {
                    break;
                }

                a[(i * n) + k] /= a[(k * n) + k];

                for (int j = k + 1; j < n; j++)
                {
                    a[(i * n) + j] -= a[(i * n) + k] * a[(k * n) + j];
                }
            }
        }

        double sum = 0;

        for (int i = 0; i < n; i++)
        {
            sum += Math.Log(a[(i * n) + i]);
        }

        return sum;
    }

    /// <summary>A list in an array of integers says where each step writes, and when it ends; the count of what was written is carried on.</summary>
    [Differentiable]
    public static double Linked(double[] x, int[] next, int rounds)
    {
        double[] y = new double[x.Length * rounds];
        double scale = 1;
        int visited = 0;

        for (int r = 1; r < rounds; r++)
        {
            int at = r % next.Length;

            while (at >= 0 && visited < 1000)
            {
                y[(r * x.Length) + at] += scale * Math.Sin(x[at] + y[((r - 1) * x.Length) + at]);
                scale *= 1 + (0.1 * y[(r * x.Length) + at]);
                visited++;
                at = next[at];
            }
        }

        double sum = scale * visited;

        foreach (double v in y)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>Butterflies: strides that double, and steps of a stride.</summary>
    [Differentiable]
    public static double Butterflies(double[] x, double c)
    {
        double[] y = new double[x.Length];

        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i];
        }

        for (int stride = 1; stride < y.Length; stride *= 2)
        {
            for (int first = 0; first + (2 * stride) <= y.Length; first += 2 * stride)
            {
                for (int i = first; i < first + stride; i++)
                {
                    double p = y[i];
                    double q = y[i + stride];
                    y[i] = p + (c * q * p);
                    y[i + stride] = p - (c * Math.Sin(q));
                }
            }
        }

        double sum = 0;

        foreach (double v in y)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>The loop stores what decides when it ends: nothing can count without doing it.</summary>
    [Differentiable]
    public static double Inserted(double[] x)
    {
        double[] y = new double[x.Length];

        for (int i = 0; i < x.Length; i++)
        {
            int j = i;
            y[j] = x[i] * x[i];

            while (j > 0 && y[j - 1] > y[j])
            {
                double lower = y[j];
                y[j] = y[j - 1] * 1.01;
                y[j - 1] = lower;
                j--;
            }
        }

        double sum = 0;

        for (int i = 0; i < y.Length; i++)
        {
            sum += y[i] * y[i] * (i + 1);
        }

        return sum;
    }

    /// <summary>A sparse row's end is read where the loop asks for it.</summary>
    [Differentiable]
    public static double Rows(double[] x)
    {
        int n = x.Length;
        int[] start = new int[n + 1];
        double[] y = new double[5 * n];

        for (int i = 0; i < n; i++)
        {
            start[i + 1] = start[i] + ((i * 3) % 5);
        }

        for (int i = 0; i < n; i++)
        {
            for (int k = start[i]; k < start[i + 1]; k++)
            {
                y[k] = Math.Sin(y[k] + x[i]) + y[start[i]];
            }
        }

        double sum = 0;

        foreach (double v in y)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>Each row ends where its own elements say so.</summary>
    [Differentiable]
    public static double FilledUntil(double[] x, [NoDerivative] double most)
    {
        int n = x.Length;
        double[] y = new double[n * n];

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                y[(i * n) + j] = (x[i] * Math.Sin(x[j])) + (j > 0 ? y[(i * n) + j - 1] : 0);

                if (y[(i * n) + j] > most)
                {
                    break;
                }
            }
        }

        double sum = 0;

        for (int i = 0; i < n * n; i++)
        {
            sum += y[i] * y[i] * (1 + (0.1 * i));
        }

        return sum;
    }

    /// <summary>A while loop with a reason of its own to stop, and a bound.</summary>
    [Differentiable]
    public static double Growing(double[] x, [NoDerivative] double most)
    {
        double[] y = new double[x.Length * 12];

        for (int i = 0; i < x.Length; i++)
        {
            double v = Math.Abs(x[i]) + 0.1;
            int k = 0;

            while (v < most && k < 11)
            {
                y[(i * 12) + k] = v;
                v = (v * 1.4) + (0.1 * y[(i * 12) + Math.Max(0, k - 1)]);
                k++;
                y[(i * 12) + k] = v + y[i * 12];
            }
        }

        double sum = 0;

        for (int i = 0; i < y.Length; i++)
        {
            sum += y[i] * y[i] * (1 + (0.1 * i));
        }

        return sum;
    }

    /// <summary>Work arrays of lengths that differ, changed more than once, in steps that write into one array.</summary>
    [Differentiable]
    public static double Stencils(double[] x)
    {
        int n = x.Length;
        double[] y = new double[n * n];
        double sum = 0;

        for (int i = 0; i < n; i++)
        {
            y[i] = x[i];
        }

        for (int t = 1; t < n; t++)
        {
            for (int k = 0; k < 1 + (t % 3); k++)
            {
                double[] u = new double[k + 2];

                for (int i = 0; i < k + 2; i++)
                {
                    u[i] = y[((t - 1) * n) + ((i + k) % n)] + sum;
                }

                for (int r = 0; r < 2; r++)
                {
                    for (int i = 1; i < k + 2; i++)
                    {
                        u[i] = Math.Sin(u[i] * u[i - 1]);
                    }
                }

                for (int i = 0; i < n; i++)
                {
                    y[(t * n) + i] += u[i % (k + 2)] * x[i];
                }

                sum += 0.1 * u[k + 1];
            }
        }

        foreach (double v in y)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>A bound that is none: there must not be room for so many iterations.</summary>
    [Differentiable]
    public static double Unbounded(double[] x)
    {
        double[] y = new double[x.Length * 12];

        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 0; k < int.MaxValue; k++)
            {
                y[(i * 12) + k] = (1 + k) * x[i] * x[i];

                if (y[(i * 12) + k] > 1)
                {
                    break;
                }
            }
        }

        double sum = 0;

        foreach (double v in y)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>A bound that may be there for safety only: what it allows beyond the row's end does not count.</summary>
    [Differentiable]
    public static double Capped(double[] x, int most)
    {
        int n = x.Length;
        double[] y = new double[n * n];

        for (int i = 0; i < n; i++)
        {
            int k = 0;

            while (k <= most && k < n - 1 && y[(i * n) + k] < 0.9)
            {
                y[(i * n) + k + 1] = y[(i * n) + k] + (x[i] * x[i]);
                k++;
            }
        }

        double sum = 0;

        foreach (double v in y)
        {
            sum += v;
        }

        return sum;
    }

    /// <summary>Three loops deep: the innermost goes down and stops in the middle.</summary>
    [Differentiable]
    public static double Settled(double[] x)
    {
        int n = x.Length;
        double[] y = new double[n * n];

        for (int i = 0; i < n * n; i++)
        {
            y[i] = Math.Sin(x[i / n] + (2 * x[i % n]));
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                int k = j;

                while (k >= 0 && y[(j * n) + k] < 0.8)
                {
                    y[(j * n) + k] += 0.2 * y[(i * n) + k] * x[k];

                    if (y[(j * n) + k] > 0.7)
                    {
                        break;
                    }

                    k--;
                }

                y[(i * n) + j] *= Math.Sin(y[(j * n) + j]);
            }
        }

        double sum = 0;

        foreach (double v in y)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>Bubble sort: whether two neighbours are exchanged is all that there is to remember.</summary>
    [Differentiable]
    public static double Bubbles(double[] x)
    {
        double[] a = (double[])x.Clone();

        for (int round = 1; round < a.Length; round++)
        {
            for (int i = 0; i < a.Length - round; i++)
            {
                if (a[i] > a[i + 1])
                {
                    (a[i], a[i + 1]) = (a[i + 1], a[i]);
                }
            }
        }

        double sum = 0;

        for (int i = 0; i < a.Length; i++)
        {
            sum += i * a[i] * a[i];
        }

        return sum;
    }

    /// <summary>The likeliest path through hidden states (Viterbi, 1967): of each step, which of two is better.</summary>
    [Differentiable]
    public static double Likeliest(double[] x, double[] step, int states)
    {
        double[] now = new double[states];

        for (int t = 0; t < x.Length / states; t++)
        {
            double[] next = new double[states];

            for (int j = 0; j < states; j++)
            {
                double best = double.NegativeInfinity;

                for (int i = 0; i < states; i++)
                {
                    double candidate = now[i] - (step[j] * Math.Abs(i - j));

                    if (candidate > best)
                    {
                        best = candidate;
                    }
                }

                next[j] = best + x[(t * states) + j];
            }

            now = next;
        }

        double sum = 0;

        foreach (double v in now)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>Shortest paths between all pairs (Floyd, 1962), in place.</summary>
    [Differentiable]
    public static double Shortest(double[] x, int n)
    {
        double[,] d = new double[n, n];

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                d[i, j] = i == j ? 0 : 1 + (x[i] * x[j]) + x[(i * j) % n];
            }
        }

        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    if (d[i, k] + d[k, j] < d[i, j])
                    {
                        d[i, j] = d[i, k] + d[k, j];
                    }
                }
            }
        }

        double sum = 0;

        foreach (double v in d)
        {
            sum += v * v;
        }

        return sum;
    }

    /// <summary>Either way writes to the array, and what each remembers of it lies elsewhere: values of the one, tangents of the other.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double EitherWay(double[] x, int stride)
    {
        double[] state = [.. x];

        if (stride > 1)
        {
            for (int i = 0; i < state.Length; i += stride)
            {
                state[^1] *= state[i];

                foreach (double element in state)
                {
                    if (element > 1)
                    {
                        return element * element;
                    }
                }
            }
        }
        else
        {
            foreach (double element in state)
            {
                state[^1] = Math.Sin(state[^1] + element);
            }
        }

        double sum = 0;

        foreach (double element in state)
        {
            sum += element * element;
        }

        return sum;
    }
}
