using GettingStarted;
using Greeks = (double Spot, double Strike, double Rate, double Volatility, double Time);

namespace Differentiable.Benchmarks;

/// <summary>What people write instead of generating it.</summary>
internal static class HandWritten
{
    /// <summary>The adjoint of <see cref="BlackScholes.Price"/>, statement by statement, with what the forward sweep has already computed used again.</summary>
    public static (double Value, Greeks Gradient) Adjoint(
        double spot, double strike, double rate, double volatility, double time)
    {
        double root = Math.Sqrt(time);
        double deviation = volatility * root;
        double drift = rate + 0.5 * volatility * volatility;
        double inverse = 1 / deviation;
        double d1 = (Math.Log(spot / strike) + drift * time) * inverse;
        double d2 = d1 - deviation;
        (double n1, double density1) = HandWrittenNormal.CdfAndDensity(d1);
        (double n2, double density2) = HandWrittenNormal.CdfAndDensity(d2);
        double discount = Math.Exp(-rate * time);
        double present = strike * discount;
        double value = spot * n1 - present * n2;

        // value = spot * n1 - present * n2
        double presentBar = -n2;
        double d2Bar = -present * density2;
        double d1Bar = spot * density1 + d2Bar;

        // d2 = d1 - deviation; d1 = numerator / deviation
        double numeratorBar = d1Bar * inverse;
        double deviationBar = -d2Bar - numeratorBar * d1;

        // numerator = log(spot / strike) + drift * time; deviation = volatility * root; present = strike * exp(-rate * time)
        double driftBar = numeratorBar * time;
        double exponentBar = presentBar * present;
        double spotBar = n1 + numeratorBar / spot;
        double strikeBar = presentBar * discount - numeratorBar / strike;
        double rateBar = driftBar - exponentBar * time;
        double volatilityBar = driftBar * volatility + deviationBar * root;
        double timeBar = numeratorBar * drift - exponentBar * rate + deviationBar * volatility * 0.5 / root;
        return (value, (spotBar, strikeBar, rateBar, volatilityBar, timeBar));
    }

    /// <summary>The Greeks of the textbook, which know that spot * density(d1) = present * density(d2). No compiler can find that out.</summary>
    public static (double Value, Greeks Gradient) ClosedForms(
        double spot, double strike, double rate, double volatility, double time)
    {
        double root = Math.Sqrt(time);
        double deviation = volatility * root;
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / deviation;
        double delta = NormalDistribution.Cdf(d1);
        double discount = Math.Exp(-rate * time);
        double exercise = discount * NormalDistribution.Cdf(d1 - deviation);
        double weight = spot * HandWrittenNormal.Density(d1);
        double present = strike * exercise;
        return (spot * delta - present, (delta, -exercise, present * time, weight * root, weight * volatility / (2 * root) + rate * present));
    }

    /// <summary>Six prices, with steps of about the square root of the precision: about seven digits.</summary>
    public static (double Value, Greeks Gradient) FiniteDifferences(
        double spot, double strike, double rate, double volatility, double time)
    {
        const double Step = 1e-8;
        double value = BlackScholes.Price(spot, strike, rate, volatility, time);
        double bySpot = (BlackScholes.Price(spot + 100 * Step, strike, rate, volatility, time) - value) / (100 * Step);
        double byStrike = (BlackScholes.Price(spot, strike + 100 * Step, rate, volatility, time) - value) / (100 * Step);
        double byRate = (BlackScholes.Price(spot, strike, rate + Step, volatility, time) - value) / Step;
        double byVolatility = (BlackScholes.Price(spot, strike, rate, volatility + Step, time) - value) / Step;
        double byTime = (BlackScholes.Price(spot, strike, rate, volatility, time + Step) - value) / Step;
        return (value, (bySpot, byStrike, byRate, byVolatility, byTime));
    }
}
