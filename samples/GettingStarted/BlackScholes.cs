using Differentiable;

namespace GettingStarted;

/// <summary>The price of a European call option. The attribute is all that its derivatives need.</summary>
public static partial class BlackScholes
{
    [Differentiable]
    public static double Price(double spot, double strike, double rate, double volatility, double time)
    {
        double deviation = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * time) / deviation;
        double d2 = d1 - deviation;
        return spot * NormalDistribution.Cdf(d1) - strike * Math.Exp(-rate * time) * NormalDistribution.Cdf(d2);
    }
}
