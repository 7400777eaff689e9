namespace Differentiable.Integration.Tests.Loops;

/// <summary>What a variable of a loop does not depend on contributes nothing to its derivative, not 0 x infinity.</summary>
public sealed class StructuralZeroTests
{
    private const int N = 9;

    [Fact]
    public void Forward_an_overflow_stays_with_its_own_direction()
    {
        Assert.Equal(2 * N * 2.0, StructuralZeroExamples.BesideGradient(2, 1e10, N).X);
        Assert.Equal(2 * N * 2.0, StructuralZeroExamples.BesideJvp(2, 1, N, 1, 0).Tangent);
        Assert.Equal(2 * N * 2.0, StructuralZeroExamples.BesideVjp(2, 1e10, N, 1).Cotangent.X);
    }

    [Fact]
    public void In_lanes_an_overflow_stays_in_its_lane()
    {
        (double x, _, double z, double v) = StructuralZeroExamples.BesideInLanesGradient(0.5, 1e10, 2, 3, N);

        // Nine equal terms, added one by one.
        const double Tolerance = 1e-13;
        Assert.Equal(N * 6 * Math.Cos(3), x, Tolerance);
        Assert.Equal(N * 1.5 * Math.Cos(3), z, Tolerance);
        Assert.Equal(N * Math.Cos(3), v, Tolerance);
    }

    [Fact]
    public void In_reverse_what_only_the_condition_reads_has_no_cotangent()
    {
        Assert.Equal(0, StructuralZeroExamples.InConditionGradient(0.5, 1e10, N).Y);
        Assert.Equal(StructuralZeroExamples.InConditionGradient(0.5, 1, N).X, StructuralZeroExamples.InConditionGradient(0.5, 1e10, N).X);
        Assert.Equal(0, StructuralZeroExamples.InConditionHvp(0.5, 1e10, N, 1, 0).Y);
    }

    [Fact]
    public void A_loop_that_only_counts_does_not_run_back()
    {
        Assert.Equal((4 * 9.0, (0, 0, 4 * 2 * 3.0)), StructuralZeroExamples.StepsValueAndGradient(10, 2, 3));
        Assert.Equal((0, 0, 4 * 2.0), StructuralZeroExamples.StepsHvp(10, 2, 3, 1, 1, 1));
    }

    [Fact]
    public void Sums_do_not_meet_each_others_terms()
    {
        Assert.Equal((2 * N * 2.0, 0), StructuralZeroExamples.TwoSumsGradient(2, 800, N));
        Assert.Equal((2.0 * N, 0), StructuralZeroExamples.TwoSumsHvp(2, 800, N, 1, 0));
    }

    [Fact]
    public void Second_derivatives_too()
    {
        Assert.Equal(2.0 * N, StructuralZeroExamples.BesideHvp(2, 1e10, N, 1, 0).X);
        Assert.Equal(2.0 * N, StructuralZeroExamples.BesideHessian(2, 1e10, N)[0, 0]);
    }
}
