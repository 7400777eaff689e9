using System.Numerics.Tensors;

namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>Results that are read back, parts of results, copies that are written to, results of matrices, ends inside of loops.</summary>
public static partial class CombinedExamples
{
    [Differentiable]
    public static void ReadBack(double[] x, double k, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i] * k;
        }

        for (int i = 1; i < y.Length; i++)
        {
            y[i] = y[i] * y[i - 1];
        }

        if (k > 0)
        {
            Span<double> rest = y[1..];
            rest[0] += x[0];
            y[0] = Math.Sin(y[1]);
        }
    }

    [Differentiable]
    public static void TensorsInParts(double[] x, Span<double> y)
    {
        int n = x.Length;
        TensorPrimitives.SoftMax<double>(x, y[..n]);
        TensorPrimitives.Log<double>(y[..n], y.Slice(n, n));
        y[2 * n] = TensorPrimitives.Sum<double>(y[..n]) * TensorPrimitives.Max<double>(x);
    }

    [Differentiable]
    public static double[] Copies(double[] x, int n)
    {
        double[] a = (double[])x.Clone();
        double[] b = x[1..];

        for (int t = 0; t < n; t++)
        {
            for (int i = 1; i < a.Length; i++)
            {
                a[i] += a[i - 1] * b[i - 1];
            }

            b[0] = a[^1];

            if (b[0] > 50)
            {
                return b[..2];
            }
        }

        return a[1..];
    }

    [Differentiable]
    public static void DataDependent(double x, Span<double> y)
    {
        int i = 0;
        double e = x;

        while (e > 0.1 && i < y.Length)
        {
            y[i] = e * e;
            e *= 0.5 * x;
            i++;

            if (i == 4)
            {
                y[0] += e;
                return;
            }
        }

        for (; i < y.Length; i++)
        {
            y[i] = y[0] * x;
        }
    }

    [Differentiable]
    public static double[] OfMatrix(double[,] a, double[] x)
    {
        double[] y = new double[a.GetLength(0)];

        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                y[i] += a[i, j] * x[j] * (i > 0 ? y[i - 1] : 1);
            }
        }

        return y;
    }

    /// <summary>Names that methods of generated types have.</summary>
    [Differentiable]
    public static double[] Members(double[] Next, double Row, double Column, double Back)
    {
        double[] Rest = (double[])Next.Clone();
        double Record = Row;

        for (int Continues = 0; Continues < Rest.Length; Continues++)
        {
            Record = Math.Sin(Record * Back) + (Next[Continues] * Column);
            Rest[Continues] *= Record;
        }

        return Rest;
    }
}
