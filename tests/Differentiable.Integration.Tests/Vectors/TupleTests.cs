using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.Vectors;

/// <summary>What is particular to tuples: names, types, calls, allocation.</summary>
public sealed class TupleTests
{
    internal static double Sink;
    private static readonly double[] Memory = new double[4];

    public static TheoryData<string, Action> Calls { get; } = new()
    {
        { "forward", static () => Sink = TupleExamples.PolarJvp(2, 0.7, 1, 0).Tangent.X },
        { "reverse", static () => Sink = TupleExamples.PolarVjp(2, 0.7, 1, 0).Cotangent.Angle },
        { "Jacobian", static () => TupleExamples.PolarJacobian(2, 0.7, Memory) },
        { "Jacobian of branches", static () => TupleExamples.EarlyJacobian(2, 0.7, 11, Memory) },
        { "recursion", static () => Sink = TupleExamples.OfRecursiveGradient(0.8, 4) },
    };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public void A_derivative_allocates_nothing(string name, Action derivative) => Assert.True(AllocationMeter.BytesOf(derivative) == 0, name);

    [Fact]
    public void A_matrix_is_all_that_is_allocated()
    {
        long matrix = AllocationMeter.BytesOf(static () => GC.KeepAlive(new double[2, 2]));

        Assert.Equal(matrix, AllocationMeter.BytesOf(static () => GC.KeepAlive(TupleExamples.PolarJacobian(2, 0.7))));
    }

    [Fact]
    public void Elements_have_the_names_of_the_methods_tuple()
    {
        ((double X, double Y) value, (double X, double Y) tangent) = TupleExamples.PolarJvp(radius: 2, angle: 0, radiusTangent: 1, angleTangent: 0);
        ((double X, double Y) Value, (double Radius, double Angle) Cotangent) result = TupleExamples.PolarVjp(radius: 2, angle: 0, xCotangent: 1, yCotangent: 0);

        Assert.Equal((2, 0), value);
        Assert.Equal((1, 0), tangent);
        Assert.Equal(2, result.Value.X);
        Assert.Equal((1, 0), (result.Cotangent.Radius, result.Cotangent.Angle));
    }

    [Fact]
    public void Cotangents_of_elements_without_a_name_are_numbered()
    {
        double inC = TupleExamples.UnnamedVjp(0.4, 0.8, 1.6, item1Cotangent: 0, item2Cotangent: 1, item3Cotangent: 0).Cotangent.C;

        // common * c, with common = exp(a b).
        Assert.Equal(Math.Exp(0.32), inC, 1e-15);
    }

    [Fact]
    public void The_Jacobian_of_floats_is_of_float()
    {
        float[,] jacobian = TupleExamples.SinglesJacobian(3, 2);

        Assert.Equal(new[,] { { 0.5f, 0.5f }, { 4f, 12f } }, jacobian);
    }

    [Fact]
    public void The_Jacobian_of_mixed_types_is_of_double()
    {
        double[,] jacobian = TupleExamples.MixedJacobian(3, 2);

        Assert.Equal(new[,] { { 2.0, 3.0 }, { 1.0, 4.0 } }, jacobian);
        Assert.Equal((2 + 5f, 3 + 20.0), TupleExamples.MixedVjp(3, 2, 1, 5).Cotangent);
    }

    [Fact]
    public void A_method_with_one_result_calls_methods_with_several()
    {
        const double x = 1.2;
        const double y = 0.4;
        const double step = 1e-5;

        (double inX, double inY) = TupleExamples.ScalarGradient(x, y);
        double[,] hessian = TupleExamples.ScalarHessian(x, y);

        // Central differences, of the method and of its gradient: truncation and rounding are both near 1e-10.
        Assert.Equal((TupleExamples.Scalar(x + step, y) - TupleExamples.Scalar(x - step, y)) / (2 * step), inX, 1e-8);
        Assert.Equal((TupleExamples.Scalar(x, y + step) - TupleExamples.Scalar(x, y - step)) / (2 * step), inY, 1e-8);
        Assert.Equal((TupleExamples.ScalarGradient(x + step, y).Y - TupleExamples.ScalarGradient(x - step, y).Y) / (2 * step), hessian[0, 1], 1e-7);
        Assert.Equal((TupleExamples.ScalarGradient(x, y + step).Y - TupleExamples.ScalarGradient(x, y - step).Y) / (2 * step), hessian[1, 1], 1e-7);
        Assert.Equal(hessian[0, 1], TupleExamples.ScalarHvp(x, y, 0, 1).X, 1e-12);
    }

    [Fact]
    public void A_method_that_calls_itself_is_differentiated_through_its_pullback()
    {
        const double x = 0.8;
        const double step = 1e-5;

        double expected = (TupleExamples.OfRecursive(x + step, 4) - TupleExamples.OfRecursive(x - step, 4)) / (2 * step);

        Assert.Equal(expected, TupleExamples.OfRecursiveGradient(x, 4), 1e-9);
        Assert.Equal(expected, TupleExamples.OfRecursiveJvp(x, 4, 1).Tangent, 1e-9);
        Assert.Equal(expected, TupleExamples.OfRecursiveVjp(x, 4, 1).Cotangent, 1e-9);
    }

    [Fact]
    public void A_declared_derivative_of_a_method_with_several_results_can_be_differentiated()
    {
        const double radius = 1.3;
        const double angle = 0.6;

        // PolarAlong: (-r sin a, ...); PolarPullback in the angle at (r, 2): -r² sin a + 2 r cos a.
        static double Tangential(double r, double a) => -r * Math.Sin(a) * ((-r * r * Math.Sin(a)) + (2 * r * Math.Cos(a)));
        const double step = 1e-5;

        Assert.Equal(Tangential(radius, angle), TupleExamples.Tangential(radius, angle), 1e-14);
        (double inRadius, double inAngle) = TupleExamples.TangentialGradient(radius, angle);
        Assert.Equal((Tangential(radius + step, angle) - Tangential(radius - step, angle)) / (2 * step), inRadius, 1e-8);
        Assert.Equal((Tangential(radius, angle + step) - Tangential(radius, angle - step)) / (2 * step), inAngle, 1e-8);
    }

    [Fact]
    public void A_guard_throws_in_every_derivative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => TupleExamples.GuardedJvp(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(static () => TupleExamples.GuardedJacobian(-1));
        Assert.Throws<ArgumentException>(static () => TupleExamples.GuardedVjp(0, 1, 1));
        Assert.Throws<ArgumentException>(static () => TupleExamples.GuardedJacobian(0));
    }

    [Fact]
    public void A_result_that_does_not_reach_a_parameter_makes_no_product_of_zero_and_infinity()
    {
        double[,] jacobian = TupleExamples.OfFiveByRowsJacobian(double.PositiveInfinity, 2, 3, 4, 5);

        Assert.Equal([1.0, 1, 1, 1, 1], Enumerable.Range(0, 5).Select(column => jacobian[0, column]));
    }
}
