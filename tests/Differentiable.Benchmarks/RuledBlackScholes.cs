namespace Differentiable.Benchmarks;

/// <summary>
/// The price of a call option for which the user has said what the adjoint by hand knows too: that the derivative of the distribution function is the density, and that
/// they share an exponential.
/// </summary>
internal static partial class RuledBlackScholes
{
    [Differentiable]
    public static double Price(double spot, double strike, double rate, double volatility, double time)
    {
        double deviation = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * time) / deviation;
        double d2 = d1 - deviation;
        return spot * Cdf(d1) - strike * Math.Exp(-rate * time) * Cdf(d2);
    }

    [Differentiable]
    public static double Cdf(double x) => CdfAndDensity(x).Value;

    [DerivativeRule(nameof(Cdf))]
    private static (double Value, double Density) CdfAndDensity(double x) => HandWrittenNormal.CdfAndDensity(x);
}
