using System.Numerics.Tensors;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Loops with more iterations than their memory holds, which store through parts of arrays; and loops in what other loops test or do between iterations.</summary>
public static partial class LongLoopExamples
{
    /// <summary>Rows that are read while they change, and then a long loop that stores to a row of theirs.</summary>
    [Differentiable(LoopMemory = 256)]
    public static double StoredInRows(double[] p, int steps)
    {
        double[][] rows = new double[4][];

        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[p.Length];
        }

        double sum = 0;

        for (int k = 1; k < 4; k++)
        {
            for (int j = 0; j < p.Length; j++)
            {
                rows[k][j] = Math.Sin((rows[k - 1][j] * p[j]) + p[j]);
            }

            for (int j = 0; j < p.Length; j++)
            {
                sum += rows[k][j] * rows[k - 1][j];
            }
        }

        double x = p[0];

        for (int t = 0; t < steps; t++)
        {
            x = Math.Sin(x) + p[1];
            double[] row = rows[t % 4];
            row[0] = x;
        }

        return sum + x + rows[0][0];
    }

    /// <summary>A long loop that adds to a part of what it is given to fill.</summary>
    [Differentiable(LoopMemory = 256)]
    public static void AddedToPart(double x, double y, int steps, Span<double> sums)
    {
        sums.Clear();

        for (int t = 0; t < steps; t++)
        {
            x = Math.Sin(x) + y;
            Span<double> part = sums[1..];
            part[0] += x;
        }
    }

    /// <summary>Arrays that are exchanged, and filled, between two iterations.</summary>
    [Differentiable]
    public static double BetweenIterations(double[] x, int steps)
    {
        double[] now = (double[])x.Clone();
        double[] next = new double[x.Length];
        double[] copy = new double[x.Length];

        for (int t = 0; t < steps; (now, next) = (next, now))
        {
            for (int i = 0; i < x.Length; i++)
            {
                next[i] = Math.Sin(now[i]);
            }

            t++;
        }

        for (int t = 0; t < steps; t++, Array.Fill(copy, now[0]))
        {
            now[0] *= 1.5;
        }

        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += (copy[i] * copy[i]) + now[i];
        }

        return sum;
    }

    /// <summary>Loops that end by the largest element.</summary>
    [Differentiable]
    public static double UntilLarge(double[] x)
    {
        double[] z = (double[])x.Clone();

        while (TensorPrimitives.Max<double>(z) < 3)
        {
            z[0] += 0.7 + (0.1 * x[1]);
        }

        do
        {
            z[1] += 0.9 + (0.1 * x[0]);

            if (z[1] > 50)
            {
                break;
            }
        }
        while (TensorPrimitives.Max<double>(z) < 7);

        return z[0] * z[1];
    }
}
