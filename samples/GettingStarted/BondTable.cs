namespace GettingStarted;

/// <summary>A few bonds, their duration and convexity from generated derivatives, and how far these are from the closed forms.</summary>
public static class BondTable
{
    private const double Nominal = 100;

    public static (double Yield, double Coupon, int Maturity, int Frequency)[] Bonds { get; } =
    [
        (0.05, 0.04, 10, 2),
        (0.03, 0.06, 30, 2),
        (0.08, 0.08, 5, 4),
        (0.045, 0, 20, 1),
    ];

    /// <summary>Prints two lines for each bond, and returns the largest difference between them.</summary>
    public static double Print(TextWriter output)
    {
        output.WriteLine("   yield coupon years a year |     price  duration convexity");
        double largest = 0;

        foreach ((double yield, double coupon, int maturity, int frequency) in Bonds)
        {
            (double price, double slope) = Bond.PriceValueAndGradient(yield, coupon, Nominal, maturity, frequency);
            double curvature = Bond.PriceHvp(yield, coupon, Nominal, maturity, frequency, yieldTangent: 1);
            (double Price, double Duration, double Convexity) generated = (price, -slope / price, curvature / price);
            (double Price, double Duration, double Convexity) closed = BondClosedForms.Of(yield, coupon, Nominal, maturity, frequency);

            output.WriteLine($"{yield,8:P1}{coupon,7:P1}{maturity,6}{frequency,7} |{Row(generated)}");
            output.WriteLine($"{"closed forms",28} |{Row(closed)}");
            largest = Math.Max(largest, LargestDifference(generated, closed));
        }

        return largest;
    }

    private static string Row((double Price, double Duration, double Convexity) bond) => $"{bond.Price,10:F4}{bond.Duration,10:F5}{bond.Convexity,10:F4}";

    private static double LargestDifference((double Price, double Duration, double Convexity) left, (double Price, double Duration, double Convexity) right)
    {
        double[] differences = [left.Price - right.Price, left.Duration - right.Duration, left.Convexity - right.Convexity];
        return differences.Max(Math.Abs);
    }
}
