namespace Differentiable.Benchmarks;

/// <summary>Loops over a small state, with derivatives as chosen and in reverse. The tests have them too.</summary>
public static partial class LoopFunctions
{
    private const double Dt = 0.01;

    /// <summary>x to sin(a x + b).</summary>
    [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
    public static double SinMap(double x0, double a, double b, int n)
    {
        double x = x0;

        for (int i = 0; i < n; i++)
        {
            x = Math.Sin((a * x) + b);
        }

        return x;
    }

    /// <summary>Its gradient in reverse.</summary>
    [DerivativeOf(nameof(SinMap), Derivatives.Gradient, Gradient = GradientMode.Reverse)]
    public static partial (double X0, double A, double B) SinMapReverseGradient(double x0, double a, double b, int n);

    /// <summary>The same with the value.</summary>
    [DerivativeOf(nameof(SinMap), Derivatives.ValueAndGradient, Gradient = GradientMode.Reverse)]
    public static partial (double Value, (double X0, double A, double B) Gradient) SinMapReverseValueAndGradient(double x0, double a, double b, int n);

    /// <summary>The same in reverse, with rented memory for a million iterations.</summary>
    [Differentiable(Gradient = GradientMode.Reverse, LoopMemory = 32 << 20)]
    public static double SinMapRented(double x0, double a, double b, int n)
    {
        double x = x0;

        for (int i = 0; i < n; i++)
        {
            x = Math.Sin((a * x) + b);
        }

        return x;
    }

    /// <summary>The squared distance of a planet from its star after n leapfrog steps.</summary>
    [Differentiable]
    public static double Orbit(double x, double y, double z, double vx, double vy, double vz, double mu, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double r2 = (x * x) + (y * y) + (z * z);
            double pull = Dt * mu / (r2 * Math.Sqrt(r2));
            vx -= pull * x;
            vy -= pull * y;
            vz -= pull * z;
            x += Dt * vx;
            y += Dt * vy;
            z += Dt * vz;
        }

        return (x * x) + (y * y) + (z * z);
    }

    /// <summary>Its gradient in reverse.</summary>
    [DerivativeOf(nameof(Orbit), Derivatives.Gradient, Gradient = GradientMode.Reverse)]
    public static partial (double X, double Y, double Z, double Vx, double Vy, double Vz, double Mu) OrbitReverseGradient(
        double x, double y, double z, double vx, double vy, double vz, double mu, int n);

    /// <summary>The root of x³ + p x = q by Newton's method, to convergence.</summary>
    [Differentiable(Gradient = GradientMode.Forward)]
    public static double Root(double p, double q)
    {
        double x = q;
        double step = double.PositiveInfinity;

        while (Math.Abs(step) > 1e-13 * Math.Max(1, Math.Abs(x)))
        {
            step = ((x * x * x) + (p * x) - q) / ((3 * x * x) + p);
            x -= step;
        }

        return x;
    }

    /// <summary>Its gradient in reverse.</summary>
    [DerivativeOf(nameof(Root), Derivatives.Gradient, Gradient = GradientMode.Reverse)]
    public static partial (double P, double Q) RootReverse(double p, double q);
}
