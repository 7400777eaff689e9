namespace Differentiable.Integration.Tests.Arrays;

/// <summary>LINQ over arrays, consumed at once.</summary>
public static partial class LinqExamples
{
    [Differentiable]
    public static double Variance(double[] x)
    {
        double mean = x.Average();
        return x.Average(v => (v - mean) * (v - mean)) + (mean * x.Sum());
    }

    [Differentiable]
    public static double Zipped(double[] x, double[] y) =>
        x.Zip(y.Skip(1), (a, b) => a * b * b).Sum() + x.Take(3).Select((v, i) => v * (i + 1)).Sum() + Enumerable.Range(1, x.Length - 1).Sum(i => x[i] * x[i - 1]);

    [Differentiable]
    public static double SoftMaximum(double[] x)
    {
        double max = x.Max();
        double[] e = x.Select(v => Math.Exp(v - max)).ToArray();
        double sum = e.Sum();
        double[] all = [.. e.Select(v => v / sum), max, .. x.Skip(1)];
        return all.Zip(x, (p, v) => p * v).Sum() + all.Max(v => v * v) + all.Min();
    }

    [Differentiable]
    public static double Pairs(double[] x) => x.Sum(a => x.Sum(b => Math.Exp(-(a - b) * (a - b)))) / x.Count();

    [Differentiable]
    public static double Visited(double[] x)
    {
        double sum = 0;

        foreach (double v in x.Select(a => a * a * a).Skip(1))
        {
            if (v > 0.9)
            {
                break;
            }

            if (v < -0.5)
            {
                continue;
            }

            sum += (v * sum) + v;
        }

        return sum;
    }

    /// <summary>A state that a query makes anew.</summary>
    [Differentiable]
    public static double Advanced(double[] x, double rate, int steps)
    {
        double[] state = x;

        for (int t = 0; t < steps; t++)
        {
            state = state.Select((v, i) => v + (rate * state[(i + 1) % state.Length] * v)).ToArray();
        }

        return state.Sum(static v => v * v);
    }

    [Differentiable]
    public static double Largest(double[] x) => x.Max();

    [Differentiable]
    public static double Smallest(double[] x) => x.Min();

    [Differentiable]
    public static double Mean(double[] x) => x.Average();

    /// <summary>Floats are added up in double.</summary>
    [Differentiable]
    public static float Total(float[] x) => x.Sum() + x.Average(static v => v * v);

    /// <summary>Query expressions, one inside of another, and one that is enumerated while the array that it began with is assigned to another variable.</summary>
    [Differentiable]
    public static double Selected(double[] x, double c)
    {
        double[] a = [.. from v in x select Math.Sin(c * v)];
        double sum = (from v in a select v * (from w in a select w * c).Sum()).Sum() / x.Length;

        for (int k = 0; k < 3; k++)
        {
            foreach (double v in from w in a.Skip(1) select w * w)
            {
                sum += v;
            }

            double[] next = [.. from v in a select v * c];
            a = next;
        }

        return sum;
    }
}
