using Differentiable;

namespace GettingStarted;

/// <summary>The standard normal distribution function, to about 1e-16.</summary>
/// <remarks>W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969): one quotient for each of three ranges.</remarks>
public static partial class NormalDistribution
{
    internal const double EndOfCentre = 0.67448975;
    internal const double EndOfShoulder = 5.656854249492381;
    internal const double DensityAtZero = 0.3989422804014327;

    [Differentiable]
    public static double Cdf(double x)
    {
        double distance = Math.Abs(x);

        if (distance <= EndOfCentre)
        {
            return 0.5 + x * Centre(x * x);
        }

        double quotient = distance <= EndOfShoulder ? Shoulder(distance) : Tail(distance);
        double beyond = Math.Exp(-x * x / 2) * quotient;
        return x < 0 ? beyond : 1 - beyond;
    }

    [Differentiable]
    internal static double Centre(double s)
    {
        double numerator = (((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s + 1067.6894854603709) * s + 18154.981253343560;
        double denominator = (((s + 47.202581904688245) * s + 976.09855173777669) * s + 10260.932208618979) * s + 45507.789335026730;
        return numerator / denominator;
    }

    [Differentiable]
    internal static double Shoulder(double y)
    {
        double numerator = (((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.8831497943883768) * y + 93.506656132177852) * y
            + 597.27027639480026) * y + 2494.5375852903726) * y + 6848.1904505362827) * y + 11602.651437647350) * y + 9842.7148383839776;
        double denominator = (((((((y + 22.266688044328117) * y + 235.38790178262499) * y + 1519.3775994075547) * y
            + 6485.5582982667611) * y + 18615.571640885097) * y + 34900.952721145979) * y + 38912.003286093271) * y + 19685.429676859991;
        return numerator / denominator;
    }

    [Differentiable]
    internal static double Tail(double y)
    {
        double s = 1 / (y * y);
        double numerator = ((((0.02307344176494017 * s + 0.21589853405795699) * s + 0.12740116116024736) * s + 0.022235277870649807) * s
            + 0.0014216191932278934) * s + 2.9112874951168793e-5;
        double denominator = ((((s + 1.2842600961449111) * s + 0.46823821248086511) * s + 0.065988137868928556) * s + 0.0037823963320275824) * s
            + 7.2975155508396621e-5;
        return (DensityAtZero - s * numerator / denominator) / y;
    }
}
