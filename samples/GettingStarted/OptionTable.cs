using Greeks = (double Spot, double Strike, double Rate, double Volatility, double Time);

namespace GettingStarted;

/// <summary>A few options, their generated Greeks, and how far these are from the closed forms.</summary>
public static class OptionTable
{
    public static Greeks[] Options { get; } =
    [
        (100, 100, 0.05, 0.20, 1.00),
        (100, 120, 0.03, 0.25, 0.50),
        (42, 40, 0.10, 0.20, 0.50),
        (250, 200, 0.01, 0.40, 2.00),
        (95, 140, 0.02, 0.35, 0.25),
    ];

    /// <summary>Prints two lines for each option, and returns the largest difference between them.</summary>
    public static double Print(TextWriter output)
    {
        output.WriteLine("   spot strike  rate   vol  time |    price   d/dspot d/dstrike   d/drate    d/dvol   d/dtime");
        double largest = 0;

        foreach ((double spot, double strike, double rate, double volatility, double time) in Options)
        {
            (double price, Greeks greeks) = BlackScholes.PriceValueAndGradient(spot, strike, rate, volatility, time);
            (double closedPrice, Greeks closed) = ClosedForms.ValueAndGradient(spot, strike, rate, volatility, time);

            output.WriteLine($"{spot,7}{strike,7}{rate,6:F2}{volatility,6:F2}{time,6:F2} |{Row(price, greeks)}");
            output.WriteLine($"{"closed forms",32} |{Row(closedPrice, closed)}");
            largest = Math.Max(largest, Math.Max(Math.Abs(price - closedPrice), LargestDifference(greeks, closed)));
        }

        return largest;
    }

    private static string Row(double price, Greeks greeks) =>
        $"{price,9:F4}{greeks.Spot,10:F5}{greeks.Strike,10:F5}{greeks.Rate,10:F4}{greeks.Volatility,10:F4}{greeks.Time,10:F4}";

    private static double LargestDifference(Greeks left, Greeks right)
    {
        double[] differences =
        [
            left.Spot - right.Spot, left.Strike - right.Strike, left.Rate - right.Rate, left.Volatility - right.Volatility, left.Time - right.Time,
        ];
        return differences.Max(Math.Abs);
    }
}
