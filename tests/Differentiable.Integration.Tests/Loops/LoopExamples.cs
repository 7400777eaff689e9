namespace Differentiable.Integration.Tests.Loops;

/// <summary>Loops of every form whose derivatives are known.</summary>
public static partial class LoopExamples
{
    /// <summary>x to sin(a x + b), n times, in reverse with room for a few states only.</summary>
    [Differentiable(Gradient = GradientMode.Reverse, LoopMemory = 256)]
    public static double SinMapLittleMemory(double x0, double a, double b, int n)
    {
        double x = x0;

        for (int i = 0; i < n; i++)
        {
            x = Math.Sin((a * x) + b);
        }

        return x;
    }

    /// <summary>The same with rented memory for some ten thousand iterations.</summary>
    [Differentiable(Gradient = GradientMode.Reverse, LoopMemory = 1 << 18)]
    public static double SinMapRented(double x0, double a, double b, int n)
    {
        double x = x0;

        for (int i = 0; i < n; i++)
        {
            x = Math.Sin((a * x) + b);
        }

        return x;
    }

    /// <summary>The recurrent cell s to tanh(a s + x_i) over four inputs: few enough iterations to be written out.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double Cell(double a, double x0, double x1, double x2, double x3)
    {
        double s = 0;

        for (int i = 0; i < 4; i++)
        {
            s = Math.Tanh((a * s) + (i == 0 ? x0 : i == 1 ? x1 : i == 2 ? x2 : x3));
        }

        return s;
    }

    /// <summary>The recurrent cell s to tanh(a s + x_i) over four inputs, as a loop.</summary>
    [Differentiable(Gradient = GradientMode.Reverse, LoopUnrolling = LoopUnrolling.Never)]
    public static double CellRolled(double a, double x0, double x1, double x2, double x3)
    {
        double s = 0;

        for (int i = 0; i < 4; i++)
        {
            s = Math.Tanh((a * s) + (i == 0 ? x0 : i == 1 ? x1 : i == 2 ? x2 : x3));
        }

        return s;
    }

    /// <summary>The logistic map.</summary>
    [Differentiable(Also = Derivatives.Hessian)]
    public static double Logistic(double x0, int n)
    {
        double x = x0;

        while (n-- > 0)
        {
            x = 4 * x * (1 - x);
        }

        return x;
    }

    /// <summary>x' = theta x by the classical Runge-Kutta method in n steps.</summary>
    [Differentiable]
    public static double RungeKutta(double theta, double x0, double time, int n)
    {
        double h = time / n;
        double x = x0;

        for (int i = 0; i < n; i++)
        {
            double k1 = theta * x;
            double k2 = theta * (x + (h / 2 * k1));
            double k3 = theta * (x + (h / 2 * k2));
            double k4 = theta * (x + (h * k3));
            x += h / 6 * (k1 + (2 * k2) + (2 * k3) + k4);
        }

        return x;
    }

    /// <summary>The weight after some steps of Adam on (w - y)² / 2 from w = 0.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double Adam(double y, double rate, int steps)
    {
        double w = 0;
        double m = 0;
        double v = 0;

        for (int t = 1; t <= steps; t++)
        {
            double g = w - y;
            m = (0.9 * m) + (0.1 * g);
            v = (0.999 * v) + (0.001 * g * g);
            double mean = m / (1 - Math.Pow(0.9, t));
            double variance = v / (1 - Math.Pow(0.999, t));
            w -= rate * mean / (Math.Sqrt(variance) + 1e-8);
        }

        return w;
    }

    /// <summary>The root of x³ + p x = q by Newton's method, to convergence: the trip count depends on active values.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static double Root(double p, double q)
    {
        double x = q;
        double step;

        do
        {
            step = ((x * x * x) + (p * x) - q) / ((3 * x * x) + p);
            x -= step;
        }
        while (Math.Abs(step) > 1e-13 * Math.Max(1, Math.Abs(x)));

        return x;
    }

    /// <summary>Its gradient in lanes.</summary>
    [DerivativeOf(nameof(Root), Derivatives.Gradient, Gradient = GradientMode.Forward)]
    public static partial (double P, double Q) RootForward(double p, double q);

    /// <summary>A bond's price: coupons as sums, the redemption after them.</summary>
    [Differentiable(Also = Derivatives.Hessian)]
    public static double Bond(double yield, [NoDerivative] double coupon, [NoDerivative] double nominal, int maturity, int frequency)
    {
        double price = 0;

        for (int i = 1; i <= maturity * frequency; i++)
        {
            price += coupon / frequency * nominal / Math.Pow(1 + (yield / frequency), i);
        }

        return price + (nominal / Math.Pow(1 + (yield / frequency), maturity * frequency));
    }

    /// <summary>Everything at once: nested loops down and up, break, continue and return, a swap.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Mixed(double a, double b, int n)
    {
        (double x, double y) = (a, b);

        for (int i = n; i > 0; i--)
        {
            foreach (int k in Enumerable.Range(i, 3))
            {
                if (k % 4 == 3)
                {
                    continue;
                }

                if (x > 40)
                {
                    return x * y;
                }

                x += Math.Sin(y * k) / k;
            }

            (x, y) = (y, x + (0.5 * y));

            if (y > 20)
            {
                break;
            }
        }

        return x - (y * y);
    }

    /// <summary>A string that one iteration hands to the next decides which arm runs.</summary>
    [Differentiable]
    public static double Signals(double a, double b, int n)
    {
        double x = a;
        string signal = "fast";

        for (int i = 0; i < n; i++)
        {
            x = signal == "slow" ? Math.Sin(x + b) : x * x * b;
            signal = x > 1 ? "slow" : "fast";
        }

        return x;
    }
}
