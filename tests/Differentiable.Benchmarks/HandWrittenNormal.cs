using GettingStarted;

namespace Differentiable.Benchmarks;

/// <summary>The normal distribution function with its derivative, as one writes it who knows that this is the density and that they share an exponential.</summary>
internal static class HandWrittenNormal
{
    public static double Density(double x) => NormalDistribution.DensityAtZero * Math.Exp(-0.5 * x * x);

    public static (double Value, double Density) CdfAndDensity(double x)
    {
        double distance = Math.Abs(x);
        double exp = Math.Exp(-0.5 * x * x);
        double density = NormalDistribution.DensityAtZero * exp;

        if (distance <= NormalDistribution.EndOfCentre)
        {
            return (0.5 + x * NormalDistribution.Centre(x * x), density);
        }

        double quotient = distance <= NormalDistribution.EndOfShoulder ? NormalDistribution.Shoulder(distance) : NormalDistribution.Tail(distance);
        double beyond = exp * quotient;
        return (x < 0 ? beyond : 1 - beyond, density);
    }
}
