using Differentiable.Benchmarks;
using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.Loops;

/// <summary>Loops against known values, closed forms and a reference that keeps a tape.</summary>
public sealed class LoopTests
{
    // The values are given to ten digits.
    private const double GivenDigits = 1e-10;

    public static TheoryData<int> TripCounts => [0, 1, 2, 3, 255, 256, 257, 1_000, 10_000, 1_000_000];

    [Theory]
    [MemberData(nameof(TripCounts))]
    public void Reverse_equals_a_tape_to_the_last_bit(int n)
    {
        (double Value, (double, double, double) Gradient) expected = Tape(0.3, 1.7, 0.2, n);

        OnSmallStack(() =>
        {
            Assert.Equal(expected, LoopFunctions.SinMapReverseValueAndGradient(0.3, 1.7, 0.2, n));
            Assert.Equal(expected, LoopExamples.SinMapLittleMemoryValueAndGradient(0.3, 1.7, 0.2, n));
            Assert.Equal(expected, LoopExamples.SinMapRentedValueAndGradient(0.3, 1.7, 0.2, n));
        });
    }

    [Theory]
    [MemberData(nameof(TripCounts))]
    public void Forward_equals_reverse(int n)
    {
        (double value, (double X0, double A, double B) forward) = LoopFunctions.SinMapValueAndGradient(0.3, 1.7, 0.2, n);
        (double expected, (double X0, double A, double B) reverse) = LoopFunctions.SinMapReverseValueAndGradient(0.3, 1.7, 0.2, n);

        // Both compute the same sum of products in other orders. The map contracts, so a few dozen terms count.
        const double Tolerance = 1e-12;
        Assert.Equal(expected, value);
        Assert.Equal(reverse.X0, forward.X0, Tolerance);
        Assert.Equal(reverse.A, forward.A, Tolerance);
        Assert.Equal(reverse.B, forward.B, Tolerance);
    }

    [Fact]
    public void An_orbit_has_the_same_gradient_forward_and_in_reverse()
    {
        (double x, double y, double z, double vx, double vy, double vz, double mu) forward = LoopFunctions.OrbitGradient(1, 0.1, 0.2, 0.1, 0.9, 0.05, 1, 500);
        (double x, double y, double z, double vx, double vy, double vz, double mu) reverse = LoopFunctions.OrbitReverseGradient(1, 0.1, 0.2, 0.1, 0.9, 0.05, 1, 500);
        double[] first = [forward.x, forward.y, forward.z, forward.vx, forward.vy, forward.vz, forward.mu];
        double[] second = [reverse.x, reverse.y, reverse.z, reverse.vx, reverse.vy, reverse.vz, reverse.mu];

        // Five hundred steps of about ten roundings each, of numbers no larger than the largest partial derivative.
        double tolerance = 500 * 10 * 1.1e-16 * second.Max(Math.Abs);
        Assert.All(first.Zip(second), pair => Assert.Equal(pair.Second, pair.First, tolerance));
    }

    [Fact]
    public void Loops_allocate_nothing()
    {
        double sink = 0;
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink = LoopFunctions.SinMapReverseGradient(0.3, 1.7, 0.2, 10_000).A));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink = LoopFunctions.SinMapGradient(0.3, 1.7, 0.2, 10_000).A));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink = LoopExamples.SinMapRentedGradient(0.3, 1.7, 0.2, 10_000).A));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink = LoopExamples.SinMapRentedGradient(0.3, 1.7, 0.2, 100_000).A));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink = LoopExamples.MixedGradient(1, 2, 30).A));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink = LoopExamples.MixedHvp(1, 2, 30, 1, 1).A));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink = LoopExamples.BondGradient(0.05, 0.04, 100, 10, 2)));
        Assert.NotEqual(0, sink);
    }

    [Fact]
    public void A_string_is_carried_like_any_other_value()
    {
        // 3 iterations from a = 1.1, b = 1.2: fast, slow, fast, so x = (sin(a² b + b))² b.
        const double A = 1.1;
        const double B = 1.2;
        double angle = (A * A * B) + B;
        double outer = 2 * B * Math.Sin(angle) * Math.Cos(angle);
        (double value, (double a, double b)) = LoopExamples.SignalsVjp(A, B, 3, 1);
        Assert.Equal(LoopExamples.Signals(A, B, 3), value);
        Assert.Equal(outer * 2 * A * B, a, 1e-14);
        Assert.Equal((outer * ((A * A) + 1)) + (Math.Sin(angle) * Math.Sin(angle)), b, 1e-14);

        double sink = 0;
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink = LoopExamples.SignalsVjp(A, B, 1000, 1).Cotangent.A));
    }

    [Fact]
    public void A_recurrent_cell()
    {
        (double value, (double A, double, double, double, double) gradient) = LoopExamples.CellValueAndGradient(0.9, 1, -0.5, 0.25, 0.5);
        Assert.Equal(0.6928634543, value, GivenDigits);
        Assert.Equal(0.5389100023, gradient.A, GivenDigits);
        Assert.Equal(0.5389100023, LoopExamples.CellJvp(0.9, 1, -0.5, 0.25, 0.5, 1, 0, 0, 0, 0).Tangent, GivenDigits);
        Assert.Equal((value, gradient), LoopExamples.CellRolledValueAndGradient(0.9, 1, -0.5, 0.25, 0.5));
    }

    [Fact]
    public void The_logistic_map()
    {
        // Given to five digits after the point.
        Assert.Equal(-535778.12927, LoopExamples.LogisticGradient(0.3, 20), 1e-5);
        Assert.Equal(-535778.12927, LoopExamples.LogisticVjp(0.3, 20, 1).Cotangent, 1e-5);
    }

    [Fact]
    public void Runge_Kutta_has_the_discrete_derivative()
    {
        Assert.Equal(2.0137505630, LoopExamples.RungeKuttaGradient(0.7, 1, 1, 10).Theta, GivenDigits);
        Assert.Equal(2.0137505630, LoopExamples.RungeKuttaVjp(0.7, 1, 1, 10, 1).Cotangent.Theta, GivenDigits);
    }

    [Fact]
    public void Through_an_optimiser()
    {
        (double value, (double Y, double) gradient) = LoopExamples.AdamValueAndGradient(1, 0.1, 5);
        Assert.Equal(0.4920363381, value, GivenDigits);
        Assert.Equal(0.0126190438, gradient.Y, GivenDigits);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, -5)]
    [InlineData(0.1, 40)]
    public void Newtons_method_has_the_implicit_derivative(double p, double q)
    {
        // x³ + p x = q: dx/dq = 1 / (3 x² + p), dx/dp = -x / (3 x² + p). The last iterations make the error quadratic in what is left.
        (double x, (double P, double Q) reverse) = LoopExamples.RootValueAndGradient(p, q);
        double slope = (3 * x * x) + p;
        Assert.Equal(1 / slope, reverse.Q, 1e-12);
        Assert.Equal(-x / slope, reverse.P, 1e-12);
        (double P, double Q) forward = LoopExamples.RootForward(p, q);
        Assert.Equal(1 / slope, forward.Q, 1e-12);
        Assert.Equal(-x / slope, forward.P, 1e-12);
        Assert.Equal(1 / slope, LoopExamples.RootJvp(p, q, 0, 1).Tangent, 1e-12);
        Assert.Equal(-x / slope, LoopExamples.RootJvp(p, q, 1, 0).Tangent, 1e-12);
    }

    [Fact]
    public void A_bonds_duration_and_convexity()
    {
        (double yield, double coupon, double nominal) = (0.05, 0.04, 100.0);
        (double first, double second) = (0, 0);

        for (int i = 1; i <= 20; i++)
        {
            double payment = (coupon / 2 * nominal) + (i == 20 ? nominal : 0);
            first -= i / 2.0 * payment / Math.Pow(1 + (yield / 2), i + 1);
            second += i * (i + 1) / 4.0 * payment / Math.Pow(1 + (yield / 2), i + 2);
        }

        // Twenty terms, each to a few roundings.
        Assert.Equal(first, LoopExamples.BondGradient(yield, coupon, nominal, 10, 2), 1e-12 * Math.Abs(first));
        Assert.Equal(second, LoopExamples.BondHessian(yield, coupon, nominal, 10, 2)[0, 0], 1e-12 * second);
    }

    [Fact]
    public void Second_derivatives_through_a_loop()
    {
        double[,] hessian = LoopFunctions.SinMapHessian(0.3, 1.7, 0.2, 7);
        (double X0, double A, double B) column = LoopFunctions.SinMapHvp(0.3, 1.7, 0.2, 7, 0, 1, 0);

        // Central differences of the gradient, with the step that balances rounding and truncation.
        const double Step = 1e-5;
        (double X0, double A, double B) up = LoopFunctions.SinMapGradient(0.3, 1.7 + Step, 0.2, 7);
        (double X0, double A, double B) down = LoopFunctions.SinMapGradient(0.3, 1.7 - Step, 0.2, 7);
        Assert.Equal((up.X0 - down.X0) / (2 * Step), column.X0, 1e-8);
        Assert.Equal((up.A - down.A) / (2 * Step), column.A, 1e-8);
        Assert.Equal((up.B - down.B) / (2 * Step), column.B, 1e-8);
        Assert.Equal(column.X0, hessian[0, 1], 1e-12);
        Assert.Equal(column.A, hessian[1, 1], 1e-12);
        Assert.Equal(column.B, hessian[2, 1], 1e-12);
    }

    /// <summary>The chain rule over a recorded list of states: no code of the compiler's.</summary>
    private static (double Value, (double X0, double A, double B) Gradient) Tape(double x0, double a, double b, int n)
    {
        List<double> states = [x0];

        for (int i = 0; i < n; i++)
        {
            states.Add(Math.Sin((a * states[i]) + b));
        }

        (double x, double aBar, double bBar) = (1, 0, 0);

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = Math.Cos((a * states[i]) + b) * x;
            bBar += sum;
            aBar += states[i] * sum;
            x = a * sum;
        }

        return (states[n], (x, aBar, bBar));
    }

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(action), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
