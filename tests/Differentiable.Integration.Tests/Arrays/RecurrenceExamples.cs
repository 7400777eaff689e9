namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Recurrences along arrays that are linear in what they carry: their way back needs the arrays alone.</summary>
public static partial class RecurrenceExamples
{
    /// <summary>A polynomial by Horner's rule.</summary>
    [Differentiable]
    public static double Horner(double[] coefficients, double t)
    {
        double value = 0;

        for (int i = 0; i < coefficients.Length; i++)
        {
            value = (value * t) + coefficients[i];
        }

        return value;
    }

    /// <summary>The price of a bond from forward rates: two carried variables, one of them a sum.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double BondPrice(double[] rates, double coupon)
    {
        double discount = 1;
        double price = 0;

        foreach (double rate in rates)
        {
            discount /= 1 + rate;
            price += coupon * discount;
        }

        return price + discount;
    }

    /// <summary>Exponential smoothing, of which the result is not the last value alone.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double SmoothedError(double[] x, double alpha)
    {
        double level = x.Length > 0 ? x[0] : 0;
        double trend = 0;
        double sum = 0;

        for (int i = 1; i < x.Length; i++)
        {
            double next = (alpha * x[i]) + ((1 - alpha) * (level + trend));
            trend = (0.9 * trend) + (0.1 * (next - level));
            level = next;
            sum += level * 0.5;
        }

        return sum + (alpha * level);
    }

    /// <summary>The way back begins with what the loop ends with: it has to wait.</summary>
    [Differentiable]
    public static double LogLikelihood(double[] x)
    {
        double product = 1;

        foreach (double factor in x)
        {
            product *= factor;
        }

        return Math.Log(product * product);
    }

    /// <summary>An array that changes after the loop.</summary>
    [Differentiable]
    public static double Rescaled(double[] x, double rate)
    {
        double[] flows = new double[x.Length];

        for (int i = 0; i < flows.Length; i++)
        {
            flows[i] = x[i] * rate;
        }

        double value = 0;

        for (int i = 0; i < flows.Length; i++)
        {
            value = (value * flows[flows.Length - 1 - i]) + flows[i];
        }

        for (int i = 0; i < flows.Length; i++)
        {
            flows[i] *= flows[i];
        }

        foreach (double flow in flows)
        {
            value += flow;
        }

        return value;
    }

    /// <summary>Single precision.</summary>
    [Differentiable]
    public static float HornerOfSingles(float[] coefficients, float t)
    {
        float value = 0;

        foreach (float coefficient in coefficients)
        {
            value = (value * t) + coefficient;
        }

        return value;
    }
}
