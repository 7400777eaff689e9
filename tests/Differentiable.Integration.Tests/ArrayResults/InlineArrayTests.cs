using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>What is particular to inline arrays; their derivatives are among the cases of <see cref="ArrayResultTests"/>.</summary>
public sealed class InlineArrayTests
{
    private static readonly Vec3 A = InlineArrayCases.Vec([0.4, -0.3, 0.8]);
    private static readonly Vec3 B = InlineArrayCases.Vec([1.1, -0.6, 0.2]);

    // As in ArrayResultTests.
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    [Fact]
    public void A_gradient_is_an_inline_array_and_allocates_nothing()
    {
        Assert.Equal(0, AllocationMeter.BytesOf(static () => InlineArrayExamples.DotGradient(A, B)));
        Assert.Equal(0, AllocationMeter.BytesOf(static () => InlineArrayExamples.CrossVjp(A, B, A)));
        Assert.Equal(0, AllocationMeter.BytesOf(static () => InlineArrayExamples.TripleGradient(A, B, A)));
    }

    [Fact]
    public void The_gradient_of_an_array_beside_it_can_be_written_to_the_callers()
    {
        (double[] x, double[] xGradient) = ([1, 2], [9, 9]);
        (Vec3 a, double k, Single2 t) = InlineArrayExamples.MixedGradient(A, x, 3, default, InlineArrayCases.At, xGradient);
        (Vec3 sameA, double[] sameX, double sameK, Single2 sameT) = InlineArrayExamples.MixedGradient(A, x, 3, default, InlineArrayCases.At);

        Assert.Equal(InlineArrayCases.Flat(sameA), InlineArrayCases.Flat(a));
        Assert.Equal(sameX, xGradient);
        Assert.Equal((sameK, sameT[0], sameT[1]), (k, t[0], t[1]));
    }

    [Fact]
    public void The_Hessian_is_applied_to_inline_arrays()
    {
        (Vec3 ofA, Vec3 ofB) = InlineArrayExamples.DotHvp(A, B, B, A);
        (double[] after, double[] before) = (At(Step), At(-Step));
        double[] hvp = [.. ofA, .. ofB];

        Assert.All(hvp, (entry, i) => Assert.Equal((after[i] - before[i]) / (2 * Step), entry, Tolerance * (1 + Math.Abs(entry))));

        static double[] At(double step)
        {
            (Vec3 a, Vec3 b) = (A, B);

            for (int i = 0; i < 3; i++)
            {
                a[i] += step * B[i];
                b[i] += step * A[i];
            }

            (Vec3 partialA, Vec3 partialB) = InlineArrayExamples.DotGradient(a, b);
            return [.. partialA, .. partialB];
        }
    }

    [Fact]
    public void A_declared_derivative_takes_them_too()
    {
        Assert.Equal(2 * 0.4 * 0.8 * 3, InlineArrayExamples.Slope(A, 3), 1e-15);
        Assert.Throws<ArgumentException>("a", static () => InlineArrayExamples.Slope(default, 3));
        Assert.Throws<ArgumentException>("a", static () => InlineArrayExamples.ScaledJvp(default, 3, 1));
    }

    [Fact]
    public void A_cotangent_of_another_length_is_rejected() =>
        Assert.Throws<ArgumentException>("cotangent", static () => InlineArrayExamples.CrossVjp(A, B, new double[2]));

    [Fact]
    public void The_method_is_not_seen_to_change_its_argument()
    {
        Vec3 a = A;
        InlineArrayExamples.MixedValueAndGradient(a, [1, 2], 3, default, InlineArrayCases.At);
        Assert.Equal(InlineArrayCases.Flat(A), InlineArrayCases.Flat(a));
    }
}
