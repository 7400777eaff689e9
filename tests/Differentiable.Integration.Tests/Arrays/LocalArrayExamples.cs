namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Local arrays in methods of numbers, without a loop.</summary>
public static partial class LocalArrayExamples
{
    [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
    public static double Product(double x, double y)
    {
        double[] a = [x * x, Math.Sin(y), x];
        a[1] *= a[0];
        a[2] += a[1] * y;
        return a[0] * a[1] * a[^1];
    }

    [DerivativeOf(nameof(Product), Derivatives.Gradient)]
    public static partial (double X, double Y) Slopes(double x, double y);

    [Differentiable]
    public static double Slope(double x, double y)
    {
        (double ofX, double ofY) = Slopes(x, y);
        return ofX - (2 * ofY);
    }

    /// <summary>Two branches on one condition that have something in common, and between them a store to what the second reads.</summary>
    [Differentiable]
    public static double Between(double x, double y, int n)
    {
        double[] a = [x, y];
        double s = 0;
        double t = 0;

        if (n > 0)
        {
            s = Math.Exp(y) + a[n % 2];
        }

        a[n % 2] = s * y;

        if (n > 0)
        {
            t = Math.Exp(y) * a[n % 2];
        }

        return (s * t) + a[0];
    }
}
