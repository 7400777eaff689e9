namespace Differentiable.Benchmarks;

/// <summary>Loops over a small state, with derivatives as chosen and in reverse.</summary>
public static partial class LoopFunctions
{
    private const double Dt = 0.01;

    /// <summary>x to sin(a x + b).</summary>
    [Differentiable]
    public static double SinMap(double x0, double a, double b, int n)
    {
        double x = x0;

        for (int i = 0; i < n; i++)
        {
            x = Math.Sin((a * x) + b);
        }

        return x;
    }

    /// <summary>The same in reverse.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double SinMapReverse(double x0, double a, double b, int n)
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

    /// <summary>The same in reverse.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double OrbitReverse(double x, double y, double z, double vx, double vy, double vz, double mu, int n)
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
}
