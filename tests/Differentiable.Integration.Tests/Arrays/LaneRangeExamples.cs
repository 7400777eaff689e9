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
}
