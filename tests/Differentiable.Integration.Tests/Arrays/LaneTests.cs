namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Loops in lanes, at lengths around the number of lanes: the value to the last bit, the gradient against forward mode, which does not run in lanes, and differences.</summary>
public sealed class LaneTests
{
    // Both modes compute the same sums of products in other orders: a few dozen roundings of numbers of order one.
    private const double RoundingTolerance = 1e-12;

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 22)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_length_gives_the_methods_value_and_the_gradient_of_forward_mode(int length)
    {
        double[] x = Numbers(length, 1);
        double[] y = Numbers(length, 2);
        double[] gradient = new double[length];
        double[] gradientOfY = new double[length];

        (double value, double ofK) = LaneExamples.NeighboursValueAndGradient(x, 0.7, gradient);
        Assert.Equal(LaneExamples.Neighbours(x, 0.7), value);
        AssertGradient(gradient, unit => LaneExamples.NeighboursJvp(x, 0.7, unit, 0).Tangent);
        Assert.Equal(LaneExamples.NeighboursJvp(x, 0.7, new double[length], 1).Tangent, ofK, RoundingTolerance);

        Assert.Equal(LaneExamples.Map(x, y), LaneExamples.MapValueAndGradient(x, y, gradient, gradientOfY));
        AssertGradient(gradient, unit => LaneExamples.MapJvp(x, y, unit, new double[length]).Tangent);
        AssertGradient(gradientOfY, unit => LaneExamples.MapJvp(x, y, new double[length], unit).Tangent);

        Assert.Equal(LaneExamples.Named(x, 0.3), LaneExamples.NamedValueAndGradient(x, 0.3, gradient).Value);
        AssertGradient(gradient, unit => LaneExamples.NamedJvp(x, 0.3, unit, 0).Tangent);

        Assert.Equal(LaneExamples.Prefix(x), LaneExamples.PrefixValueAndGradient(x, gradient));
        AssertGradient(gradient, unit => LaneExamples.PrefixJvp(x, unit).Tangent);

        Assert.Equal(LaneExamples.Prefix(x), LaneExamples.PrefixThroughViewsValueAndGradient(x, gradient));
        AssertGradient(gradient, unit => LaneExamples.PrefixThroughViewsJvp(x, unit).Tangent);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Neighbouring_elements_get_all_their_contributions(int length)
    {
        double[] x = Numbers(length, 5);
        double[] gradient = new double[length];

        Assert.Equal(LaneExamples.Steps(x), LaneExamples.StepsValueAndGradient(x, gradient));
        AssertGradient(gradient, unit => LaneExamples.StepsJvp(x, unit).Tangent);

        (int first, int last) = (-1 + (length % 3), length - 3 - (length % 2));
        Assert.Equal(LaneExamples.StepsBetween(x, first, last), LaneExamples.StepsBetweenValueAndGradient(x, first, last, gradient));
        AssertGradient(gradient, unit => LaneExamples.StepsBetweenJvp(x, first, last, unit).Tangent);

        Assert.Equal(LaneExamples.Twice(x), LaneExamples.TwiceValueAndGradient(x, gradient));
        AssertGradient(gradient, unit => LaneExamples.TwiceJvp(x, unit).Tangent);

        double[] cotangent = Numbers(length, 6);
        double ofC = LaneExamples.DiffuseVjp(x, 0.2, new double[length], cotangent, gradient);
        AssertGradient(gradient, unit => Inner(cotangent, LaneExamples.DiffuseJvp(x, 0.2, new double[length], unit, 0)));
        Assert.Equal(Inner(cotangent, LaneExamples.DiffuseJvp(x, 0.2, new double[length], new double[length], 1)), ofC, RoundingTolerance);

        float[] singles = [.. x.Select(static number => (float)number)];
        float[] ofSingles = new float[length];
        Assert.Equal(LaneExamples.SingleSteps(singles), LaneExamples.SingleStepsValueAndGradient(singles, ofSingles));
        Assert.All(ofSingles, (partial, i) => Assert.Equal(0.5f * ((i > 0 ? singles[i - 1] : 0) + (i < length - 1 ? singles[i + 1] : 0)), partial, 1e-6f));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Single_precision_has_twice_as_many_lanes(int length)
    {
        float[] x = [.. Numbers(length, 3).Select(static number => (float)number)];
        float[] gradient = new float[length];
        (float value, float ofK) = LaneExamples.SinglesValueAndGradient(x, 0.5f, gradient);
        Assert.Equal(LaneExamples.Singles(x, 0.5f), value);
        Assert.Equal(x.Sum(static e => (double)e), ofK, 1e-5);
        Assert.All(gradient, (partial, i) => Assert.Equal(0.5f - (3 * x[i] * x[i]), partial, 1e-6f));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_loop_looks_at_its_end_before_each_iteration_if_iterations_change_it(int length)
    {
        double[] x = Numbers(length, 1);
        double[] gradient = new double[length];
        (double value, double ofK) = LaneExamples.EndingValueAndGradient(x, 0.1, gradient);
        (double same, double tangent) = LaneExamples.EndingJvp(x, 0.1, new double[length], 1);

        // The first iteration makes the number of iterations 1 or 0.
        double expected = LaneExamples.Ending(x, 0.1);
        Assert.Equal(expected, value);
        Assert.Equal(expected, same);
        Assert.Equal(length == 0 ? 0 : 2 * x[0] * ((x[0] * 0.1) + 1), tangent, RoundingTolerance);
        Assert.Equal(tangent, ofK, RoundingTolerance);
        AssertGradient(gradient, unit => LaneExamples.EndingJvp(x, 0.1, unit, 0).Tangent);
    }

    [Fact]
    public void A_counter_near_its_end_does_not_wrap_around()
    {
        const int Length = 6;
        double[] x = Numbers(Length, 4);
        double[] gradient = new double[Length];
        double value = LaneExamples.LateValueAndGradient(x, int.MaxValue - Length, int.MaxValue, gradient);
        Assert.Equal(LaneExamples.Late(x, 0, Length), value);
        Assert.Equal([.. x.Select(static e => e + e)], gradient);
    }

    [Fact]
    public void Elements_out_of_range_throw_the_same_exception()
    {
        double[] x = Numbers(5, 5);
        Assert.Throws<IndexOutOfRangeException>(() => LaneExamples.Late(x, 0, 8));
        Assert.Throws<IndexOutOfRangeException>(() => LaneExamples.LateValueAndGradient(x, 0, 8, new double[5]));
        Assert.Throws<IndexOutOfRangeException>(() => LaneExamples.LateValueAndGradient([], 0, 8, []));
    }

    private static void AssertGradient(double[] gradient, Func<double[], double> jvp)
    {
        double scale = gradient.Select(Math.Abs).Append(1).Max();

        for (int i = 0; i < gradient.Length; i++)
        {
            double[] unit = new double[gradient.Length];
            unit[i] = 1;
            Assert.Equal(jvp(unit), gradient[i], RoundingTolerance * scale);
        }
    }

    private static double[] Numbers(int length, int seed) => [.. Enumerable.Range(0, length).Select(i => Math.Sin((seed * 0.7) + (i * 1.3)))];

    private static double Inner(double[] x, double[] y) => x.Zip(y, static (a, b) => a * b).Sum();
}
