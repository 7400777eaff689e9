namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Loops that run in lanes, with indexes that may be too small or too large.</summary>
public static partial class LaneRangeExamples
{
    /// <summary>Stores beside the counter.</summary>
    [Differentiable]
    public static double[] Shifted(double[] x, double c, int by)
    {
        double[] y = new double[x.Length];

        for (int i = 0; i < x.Length; i++)
        {
            y[i + by] = c * x[i];
        }

        return y;
    }

    /// <summary>Reads beside the counter, from a first iteration to a last.</summary>
    [Differentiable]
    public static void Between(ReadOnlySpan<double> x, double c, int first, int last, int by, Span<double> y)
    {
        y.Clear();

        for (int i = first; i <= last; i++)
        {
            y[i] += c * x[i + by];
        }
    }

    /// <summary>Stores beside the counter by a number out of an array, which need not be there if there is no iteration.</summary>
    [Differentiable]
    public static double[] Moved(double[] x, [NoDerivative] double[] by, int count)
    {
        double[] y = new double[x.Length];

        for (int i = 0; i < count; i++)
        {
            y[i + (int)Math.Floor(by[0])] = 0.5 * x[i];
        }

        return y;
    }
}
