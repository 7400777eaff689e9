namespace AdBench;

/// <summary>ADBench's measure of difference: relative for large numbers, absolute for small ones.</summary>
public static class Rho
{
    /// <summary>What ADBench accepts.</summary>
    public const double Tolerance = 1e-8;

    public static double Of(double x, double y) => Math.Abs(x - y) / Math.Max(1, Math.Abs(x) + Math.Abs(y));

    /// <summary>The largest over all elements; NaN if there is one, infinite if one list is longer.</summary>
    public static double Largest(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            return double.PositiveInfinity;
        }

        double largest = 0;

        for (int i = 0; i < x.Length; i++)
        {
            largest = Math.Max(largest, Of(x[i], y[i]));
        }

        return largest;
    }
}
