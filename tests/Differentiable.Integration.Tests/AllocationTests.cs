using Differentiable.Testing.Purity;
using GettingStarted;

namespace Differentiable.Integration.Tests;

/// <summary>P2, measured: derivatives that return numbers and tuples put nothing on the heap.</summary>
public sealed partial class AllocationTests
{
    internal static double Sink;

    public static TheoryData<string, Action> Calls { get; } = new()
    {
        { "one parameter: gradient", static () => Sink = NormalDistribution.CdfGradient(0.3) },
        { "one parameter: value and gradient", static () => Sink = NormalDistribution.CdfValueAndGradient(1.3).Gradient },
        { "one parameter: forward", static () => Sink = NormalDistribution.CdfJvp(-0.3, 1).Tangent },
        { "one parameter: reverse", static () => Sink = NormalDistribution.CdfVjp(-6.5, 1).Cotangent },
        { "five parameters: gradient", static () => Sink = BlackScholes.PriceGradient(100, 110, 0.05, 0.2, 1).Volatility },
        { "five parameters: value and gradient", static () => Sink = BlackScholes.PriceValueAndGradient(100, 110, 0.05, 0.2, 1).Gradient.Time },
        { "five parameters: forward", static () => Sink = BlackScholes.PriceJvp(100, 110, 0.05, 0.2, 1, 1, 2, 3, 4, 5).Tangent },
        { "five parameters: reverse", static () => Sink = BlackScholes.PriceVjp(100, 110, 0.05, 0.2, 1, 2).Cotangent.Spot },
        { "branches: gradient", static () => Sink = BranchingGradient(1.5f, 2, true).Y },
        { "branches: value and gradient", static () => Sink = BranchingValueAndGradient(1.5f, -2, true).Gradient.Y },
        { "branches: forward", static () => Sink = BranchingJvp(3.5f, 2, false, 1, 1).Tangent },
        { "branches: reverse", static () => Sink = BranchingVjp(3.5f, -2, true, 1).Cotangent.Y },
        { "branches: Hessian times vector", static () => Sink = BranchingHvp(1.5f, 2, true, 1, 1).Y },
        { "lanes: gradient", static () => Sink = InLanesGradient(1.5, 2, 0.3).Z },
        { "lanes: value and gradient", static () => Sink = InLanesValueAndGradient(1.5, -2, 0.3).Gradient.Y },
        { "lanes of float: value and gradient", static () => Sink = InManyLanesValueAndGradient(1, 2, 3, 4, 5, 6, 7, 8, 9).Gradient.I },
        { "declared by the user", static () => Sink = Slope(0.7) },
    };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public void A_derivative_allocates_nothing(string name, Action derivative)
    {
        Assert.True(AllocationMeter.BytesOf(derivative) == 0, name);
    }

    /// <summary>Nested branches, an early return, reassignment, a float and a passive parameter.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    internal static double Branching(float x, double y, bool steep)
    {
        double scaled = steep ? y * y : y;

        if (x > 2)
        {
            if (y < 0)
            {
                return scaled * x;
            }

            scaled += Math.Sin(x);
        }

        return Math.Max(scaled, x) + Cube(y);
    }

    /// <summary>A branch in the middle and one at the end, and a call.</summary>
    [Differentiable(Gradient = GradientMode.Forward)]
    internal static double InLanes(double x, double y, double z)
    {
        double s = Math.Sqrt(x * z) * y;

        if (y > 0)
        {
            s *= Math.Sin(s);
        }

        return y < 1 ? Cube(s) : Math.Max(s, z);
    }

    [Differentiable(Gradient = GradientMode.Forward)]
    internal static float InManyLanes(float a, float b, float c, float d, float e, float f, float g, float h, float i)
    {
        float product = a * b + c * d + e * f + g * h;
        return product / (1 + i * i) + MathF.Sqrt(product);
    }

    [Differentiable]
    private static double Cube(double x) => x * x * x;

    [DerivativeOf(nameof(Cube), Derivatives.Gradient)]
    private static partial double Slope(double x);
}
