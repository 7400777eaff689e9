namespace Differentiable.Integration.Tests.Vectors;

/// <summary>Methods with several results, in every form that a return statement can have.</summary>
public static partial class TupleExamples
{
    [Differentiable]
    public static (double X, double Y) Polar(double radius, double angle) => (radius * Math.Cos(angle), radius * Math.Sin(angle));

    [Differentiable]
    public static (double, double, double) Unnamed(double a, [NoDerivative] double b, double c)
    {
        double common = Math.Exp(a * b);
        return (common, common * c, a / c);
    }

    [Differentiable]
    public static (double Larger, double Smaller) Sorted(double x, double y) => x > y ? (x * x, y) : (y * y, x);

    [Differentiable]
    public static (double First, double Second) Early(double x, double y, int n)
    {
        if (n < 0)
        {
            return (x, 2 * y);
        }

        (double First, double Second) both = (Math.Sin(x), x * y);

        if (n > 10)
        {
            return both;
        }

        both.First += y * y;
        return (both.Second, both.First);
    }

    [Differentiable]
    public static (double Sum, double Product) OfFive(double a, double b, double c, double d, double e) => (a + b + c + d + e, a * b * c * d * e);

    /// <summary>Many inputs and few results: by rows.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static (double Sum, double Product) OfFiveByRows(double a, double b, double c, double d, double e) => (a + b + c + d + e, a * b * c * d * e);

    [Differentiable(Gradient = GradientMode.Forward)]
    public static (double Sum, double Product) OfFiveByColumns(double a, double b, double c, double d, double e) => (a + b + c + d + e, a * b * c * d * e);

    [Differentiable]
    public static (float Mean, float Square) Singles(float x, float y) => ((x + y) / 2, x * y * y);

    /// <summary>Types that differ: the Jacobian is of double.</summary>
    [Differentiable]
    public static (double Wide, float Narrow) Mixed(float x, double y) => (x * y, (float)(x + y * y));

    /// <summary>A loop, whose last state is returned.</summary>
    [Differentiable]
    public static (double Position, double Speed) Pendulum(double position, double speed, double length, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            speed -= 0.01 * Math.Sin(position) / length;
            position += 0.01 * speed;
        }

        return (position, speed);
    }

    /// <summary>The same by rows, in reverse.</summary>
    [Differentiable(Gradient = GradientMode.Reverse)]
    public static (double Position, double Speed) PendulumByRows(double position, double speed, double length, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            speed -= 0.01 * Math.Sin(position) / length;
            position += 0.01 * speed;
        }

        return (position, speed);
    }

    /// <summary>A call that is returned, and one that is deconstructed.</summary>
    [Differentiable]
    public static (double X, double Y) Twice(double radius, double angle)
    {
        (double x, double y) = Polar(radius, angle);
        return Polar(x + radius, y);
    }

    /// <summary>A method with one result that calls some with several.</summary>
    [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
    public static double Scalar(double x, double y)
    {
        (double a, double b) = Twice(x, y);
        (double larger, _) = Sorted(a, b);
        return (larger * b) + Unnamed(x, 0.5, y).Item2;
    }

    /// <summary>It calls itself: its program cannot take the place of the call.</summary>
    [Differentiable]
    public static (double Power, double Sum) Recursive(double x, double y, int n)
    {
        if (n == 0)
        {
            return (y, 0);
        }

        (double power, double sum) = Recursive(x, y, n - 1);
        return (power * x, sum + (power * power));
    }

    [Differentiable]
    public static double OfRecursive(double x, int n)
    {
        (double power, double sum) = Recursive(x, x + 1, n);
        return power / (1 + sum);
    }

    /// <summary>A result that no input reaches, one that is an input, and one that is there twice.</summary>
    [Differentiable]
    public static (double Constant, double Input, double Again, double Sine) Trivial(double x, double y)
    {
        double sine = Math.Sin(y);
        return (3, x, sine, sine);
    }

    /// <summary>Element names that clash with each other and with parameters once they are made lower case.</summary>
    [Differentiable]
    public static (double x, double X, double @class) Names(double x, double y, double jacobian) => (x * jacobian, x + y, jacobian * y);

    [Differentiable]
    public static (double Root, double Inverse) Guarded(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        return x == 0 ? throw new ArgumentException("No inverse of zero.", nameof(x)) : (Math.Sqrt(x), 1 / x);
    }

    [DerivativeOf(nameof(Polar), Derivatives.Vjp)]
    public static partial ((double, double) Value, (double, double) Cotangent) PolarPullback(double radius, double angle, double w1, double w2);

    [DerivativeOf(nameof(Polar), Derivatives.Jvp, WithRespectTo = ["angle"])]
    public static partial ((double X, double Y) Value, (double X, double Y) Tangent) PolarAlong(double radius, double angle, double angleTangent);

    /// <summary>The derivative of a derivative of a method with several results.</summary>
    [Differentiable]
    public static double Tangential(double radius, double angle) => PolarAlong(radius, angle, 1).Tangent.X * PolarPullback(radius, angle, radius, 2).Cotangent.Item2;
}
