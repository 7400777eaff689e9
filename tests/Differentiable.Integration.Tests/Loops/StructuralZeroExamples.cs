// Derivatives that are zero everywhere are what some of these examples are about.
#pragma warning disable DIFF0208

namespace Differentiable.Integration.Tests.Loops;

/// <summary>Loops in which something overflows that a derivative does not depend on.</summary>
public static partial class StructuralZeroExamples
{
    /// <summary>The partial derivative in x is 2 n x, whatever becomes of the chain of y.</summary>
    [Differentiable(Gradient = GradientMode.Forward, Also = Derivatives.Hvp | Derivatives.Hessian)]
    public static double Beside(double x, double y, int n)
    {
        double s = 0;
        double w = 1.5;

        for (int i = 0; i < n; i++)
        {
            s += x * x;
            w = w * w * y;
        }

        return s + Math.Atan(w);
    }

    /// <summary>The same with so many inputs that tangents are in lanes.</summary>
    [Differentiable(Gradient = GradientMode.Forward)]
    public static double BesideInLanes(double x, double y, double z, double v, int n)
    {
        double s = 0;
        double w = 1.5;

        for (int i = 0; i < n; i++)
        {
            s += Math.Sin(x * z * v);
            w = w * w * y;
        }

        return s + Math.Atan(w);
    }

    /// <summary>Only the condition reads u: the result does not depend on y.</summary>
    [Differentiable(Gradient = GradientMode.Reverse, Also = Derivatives.Hvp)]
    public static double InCondition(double x, double y, int n)
    {
        double s = x;
        double u = 1.5;

        for (int i = 0; i < n && u > 0; i++)
        {
            s = Math.Sin(s + x);
            u = u * u * y;
        }

        return s;
    }

    /// <summary>The loop counts, and its result has no derivative in x and a.</summary>
    [Differentiable(Gradient = GradientMode.Reverse, Also = Derivatives.Hvp)]
    public static double Steps(double x, double a, double b)
    {
        int steps = 0;

        while (x < 100)
        {
            x *= a;
            steps++;
        }

        return steps * b * b;
    }

    /// <summary>Two sums, of which the branch takes the first: the result does not depend on y where the second is large.</summary>
    [Differentiable(Gradient = GradientMode.Reverse, Also = Derivatives.Hvp)]
    public static double TwoSums(double x, double y, int n)
    {
        double s = 0;
        double t = 0;

        for (int i = 0; i < n; i++)
        {
            double e = Math.Exp(y);
            s += x * x;
            t += e * e;
        }

        return t > 1e300 ? s : s + t;
    }
}
