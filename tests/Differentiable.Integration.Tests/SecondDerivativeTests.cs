namespace Differentiable.Integration.Tests;

/// <summary>Hessians and Hessian-vector products against closed forms.</summary>
public sealed partial class SecondDerivativeTests
{
    [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
    public static double Rosenbrock(double x, double y) => ((1 - x) * (1 - x)) + (100 * (y - (x * x)) * (y - (x * x)));

    [Differentiable]
    public static double Square(double x) => x * x;

    [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
    public static double ThroughCalls(double x, double y) => Square(Square(x) * y) + Math.Exp(Square(y));

    /// <summary>xⁿ by recursion: the second derivative calls its own value, gradient and Hessian-vector product.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    [Fact]
    public void Hessian_of_Rosenbrock_is_its_closed_form()
    {
        (double x, double y) = (-1.2, 1.0);

        double[,] hessian = RosenbrockHessian(x, y);

        // A few roundings of numbers of size 1e3.
        Assert.Equal(2 - (400 * (y - (3 * x * x))), hessian[0, 0], 1e-11);
        Assert.Equal(-400 * x, hessian[0, 1], 1e-11);
        Assert.Equal(hessian[0, 1], hessian[1, 0]);
        Assert.Equal(200, hessian[1, 1], 1e-11);
    }

    [Fact]
    public void Hvp_is_the_Hessian_times_the_vector_through_called_methods()
    {
        (double x, double y, double u, double v) = (0.7, -0.4, 1.5, 0.25);

        // f = x⁴ y² + exp(y²)
        double xx = 12 * x * x * y * y;
        double xy = 8 * x * x * x * y;
        double yy = (2 * Math.Pow(x, 4)) + (Math.Exp(y * y) * (2 + (4 * y * y)));
        (double hx, double hy) = ThroughCallsHvp(x, y, u, v);

        // A few roundings of numbers of size 1.
        Assert.Equal((xx * u) + (xy * v), hx, 1e-14);
        Assert.Equal((xy * u) + (yy * v), hy, 1e-14);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(5, 20 * 1.5 * 1.5 * 1.5)]
    public void Hvp_goes_through_recursion(int n, double expected) =>
        Assert.Equal(expected, PowerHvp(1.5, n, 1), 1e-12);

    [Fact]
    public void Gradient_goes_through_recursion() => Assert.Equal(5 * Math.Pow(1.5, 4), PowerGradient(1.5, 5), 1e-12);
}
