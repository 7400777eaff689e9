namespace AdBench.Gmm;

/// <summary>The normalising constant of the Wishart prior of a component's inverse covariance.</summary>
public static class WishartPrior
{
    private const double Pi = 3.14159265359;

    public static double Constant(int d, double gamma, int m)
    {
        int freedom = d + m + 1;
        double logGamma = 0.25 * d * (d - 1) * Math.Log(Pi);

        for (int j = 1; j <= d; j++)
        {
            logGamma += LogGammaOfHalf(freedom + 1 - j);
        }

        return (freedom * d * (Math.Log(gamma) - (0.5 * Math.Log(2)))) - logGamma;
    }

    /// <summary>ln Γ(h / 2), by Γ(a) = (a - 1) Γ(a - 1) from Γ(1) = 1 or Γ(½) = √π.</summary>
    private static double LogGammaOfHalf(int h)
    {
        double sum = h % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);

        for (double a = h * 0.5; a > 1; a--)
        {
            sum += Math.Log(a - 1);
        }

        return sum;
    }
}
