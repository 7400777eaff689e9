namespace GettingStarted;

/// <summary>A bond's price, duration and convexity without a loop: the coupons are a geometric series.</summary>
public static class BondClosedForms
{
    public static (double Price, double Duration, double Convexity) Of(double yield, double coupon, double nominal, int maturity, int frequency)
    {
        int n = maturity * frequency;
        double r = yield / frequency;

        // What 1 at the end is worth now, and its derivatives in r.
        double end = Math.Pow(1 + r, -n);
        double end1 = -n * end / (1 + r);
        double end2 = -(n + 1) * end1 / (1 + r);

        // What 1 after each period is worth: r * series = 1 - end. Its derivatives come from those of both sides.
        double series = (1 - end) / r;
        double series1 = (-end1 - series) / r;
        double series2 = (-end2 - 2 * series1) / r;

        double payment = coupon / frequency * nominal;
        double price = payment * series + nominal * end;
        double first = (payment * series1 + nominal * end1) / frequency;
        double second = (payment * series2 + nominal * end2) / (frequency * frequency);
        return (price, -first / price, second / price);
    }
}
