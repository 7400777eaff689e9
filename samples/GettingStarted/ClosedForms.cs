using MathNet.Numerics.Distributions;
using Greeks = (double Spot, double Strike, double Rate, double Volatility, double Time);

namespace GettingStarted;

/// <summary>The price and the Greeks of a European call as textbooks give them, to compare with what was generated.</summary>
public static class ClosedForms
{
    public static (double Value, Greeks Gradient) ValueAndGradient(double spot, double strike, double rate, double volatility, double time)
    {
        double root = Math.Sqrt(time);
        double d1 = Math.Log(spot * Math.Exp(rate * time) / strike) / (volatility * root) + volatility * root / 2;
        double d2 = d1 - volatility * root;
        double discount = Math.Exp(-rate * time);
        double delta = Normal.CDF(0, 1, d1);
        double exercise = discount * Normal.CDF(0, 1, d2);
        double density = Normal.PDF(0, 1, d1);

        double value = spot * delta - strike * exercise;
        double rho = strike * time * exercise;
        double vega = spot * root * density;
        double decay = spot * volatility * density / (2 * root) + rate * strike * exercise;
        return (value, (delta, -exercise, rho, vega, decay));
    }
}
