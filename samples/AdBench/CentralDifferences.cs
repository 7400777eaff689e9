namespace AdBench;

/// <summary>Gradients from values alone, to compare with.</summary>
public static class CentralDifferences
{
    // The error is h² f''' / 6 + ε f / h, smallest near the cube root of ε.
    private const double Step = 6e-6;

    public static double[] Gradient(Func<double[], double> function, double[] at)
    {
        double[] gradient = new double[at.Length];
        double[] moved = [.. at];

        for (int i = 0; i < at.Length; i++)
        {
            double step = Step * Math.Max(1, Math.Abs(at[i]));
            moved[i] = at[i] + step;
            double after = function(moved);
            moved[i] = at[i] - step;
            gradient[i] = (after - function(moved)) / (2 * step);
            moved[i] = at[i];
        }

        return gradient;
    }
}
