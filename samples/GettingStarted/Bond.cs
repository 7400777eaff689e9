using Differentiable;

namespace GettingStarted;

/// <summary>The price of a bond with a fixed coupon: a loop over its payments. A bond is traded by its yield, so that is what it is differentiated in.</summary>
public static partial class Bond
{
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Price(double yield, [NoDerivative] double coupon, [NoDerivative] double nominal, int maturity, int frequency)
    {
        int payments = maturity * frequency;
        double price = 0;

        for (int i = 1; i <= payments; i++)
        {
            price += coupon / frequency * nominal / Math.Pow(1 + yield / frequency, i);
        }

        return price + nominal / Math.Pow(1 + yield / frequency, payments);
    }
}
