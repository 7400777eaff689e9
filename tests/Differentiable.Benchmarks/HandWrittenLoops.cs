namespace Differentiable.Benchmarks;

/// <summary>Derivatives of loops as one writes them by hand: in reverse with a buffer of what the way back needs, or from what is known of the result.</summary>
internal static class HandWrittenLoops
{
    private const double Dt = 0.01;

    public static (double X0, double A, double B) SinMap(double x0, double a, double b, int n, Span<double> states, Span<double> cosines)
    {
        double x = x0;

        for (int i = 0; i < n; i++)
        {
            states[i] = x;
            double sum = (a * x) + b;
            cosines[i] = Math.Cos(sum);
            x = Math.Sin(sum);
        }

        (double xBar, double aBar, double bBar) = (1, 0, 0);

        for (int i = n - 1; i >= 0; i--)
        {
            double sumBar = cosines[i] * xBar;
            bBar += sumBar;
            aBar += states[i] * sumBar;
            xBar = a * sumBar;
        }

        return (xBar, aBar, bBar);
    }

    public static (double, double, double, double, double, double, double) Orbit(
        double x, double y, double z, double vx, double vy, double vz, double mu, int n, Span<(double X, double Y, double Z, double Root)> states)
    {
        for (int i = 0; i < n; i++)
        {
            double r2 = (x * x) + (y * y) + (z * z);
            double root = Math.Sqrt(r2);
            states[i] = (x, y, z, root);
            double pull = Dt * mu / (r2 * root);
            vx -= pull * x;
            vy -= pull * y;
            vz -= pull * z;
            x += Dt * vx;
            y += Dt * vy;
            z += Dt * vz;
        }

        (double xBar, double yBar, double zBar) = (2 * x, 2 * y, 2 * z);
        (double vxBar, double vyBar, double vzBar, double muBar) = (0, 0, 0, 0);

        for (int i = n - 1; i >= 0; i--)
        {
            (double px, double py, double pz, double root) = states[i];
            double r2 = root * root;
            double pullPerMu = Dt / (r2 * root);
            double pull = pullPerMu * mu;
            vxBar += Dt * xBar;
            vyBar += Dt * yBar;
            vzBar += Dt * zBar;
            double pullBar = -((vxBar * px) + (vyBar * py) + (vzBar * pz));
            muBar += pullBar * pullPerMu;
            double r2Bar = pullBar * -1.5 * pull / r2;
            xBar += (2 * px * r2Bar) - (pull * vxBar);
            yBar += (2 * py * r2Bar) - (pull * vyBar);
            zBar += (2 * pz * r2Bar) - (pull * vzBar);
        }

        return (xBar, yBar, zBar, vxBar, vyBar, vzBar, muBar);
    }

    /// <summary>The implicit derivative at the root: one quotient, and no derivative of the iteration.</summary>
    public static (double P, double Q) Root(double p, double q)
    {
        double x = LoopFunctions.Root(p, q);
        double slope = 1 / ((3 * x * x) + p);
        return (-x * slope, slope);
    }
}
