namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>Derivatives of methods whose results are arrays: against central differences, and against each other.</summary>
public sealed class ArrayResultTests
{
    // h balances truncation (h² f''' / 6) and rounding (ε f / h) near 1e-10 for functions of order one; third derivatives here are below a hundred.
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    // Both modes compute the same sums of products in other orders: a few dozen roundings of numbers of order one to a hundred.
    private const double RoundingTolerance = 1e-12;

    // The same with floats, whose unit roundoff is 6e-8; differences are taken of steps that floats resolve.
    private const double SingleStep = 1e-2;
    private const double SingleDifferenceTolerance = 2e-3;
    private const double SingleRoundingTolerance = 2e-6;

    public static TheoryData<string> Names => [.. VectorValuedCases.OfAllKinds.Select(static @case => @case.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_value_is_the_methods_own_in_both_modes(string name)
    {
        VectorValuedCase @case = VectorValuedCases.Find(name);
        double[] value = @case.Value(@case.At);

        Assert.Equal(value, @case.Jvp(@case.At, Direction(@case.At.Length)).Value);
        Assert.Equal(value, @case.Vjp(@case.At, Direction(value.Length)).Value);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_tangent_agrees_with_central_differences(string name)
    {
        VectorValuedCase @case = VectorValuedCases.Find(name);
        (double step, double tolerance) = @case.IsSingle ? (SingleStep, SingleDifferenceTolerance) : (Step, Tolerance);
        double[] direction = Direction(@case.At.Length);
        double[] after = @case.Value([.. @case.At.Zip(direction, (x, t) => x + (step * t))]);
        double[] before = @case.Value([.. @case.At.Zip(direction, (x, t) => x - (step * t))]);

        Assert.All(@case.Jvp(@case.At, direction).Tangent, (tangent, i) => Assert.Equal((after[i] - before[i]) / (2 * step), tangent, tolerance * (1 + Math.Abs(tangent))));
    }

    [Theory, MemberData(nameof(Names))]
    public void Reverse_mode_is_the_transpose_of_forward_mode(string name)
    {
        VectorValuedCase @case = VectorValuedCases.Find(name);
        double[] tangent = Direction(@case.At.Length);
        double[] image = @case.Jvp(@case.At, tangent).Tangent;
        double[] cotangent = [.. Direction(image.Length).Select(static w => 1.5 - w)];
        double expected = Inner(image, cotangent);

        Assert.Equal(expected, Inner(tangent, @case.Vjp(@case.At, cotangent).Cotangent), RoundingOf(@case) * (1 + Math.Abs(expected)));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_Jacobian_has_the_tangents_for_columns(string name)
    {
        VectorValuedCase @case = VectorValuedCases.Find(name);
        double[,] jacobian = @case.Jacobian(@case.At);
        int rows = @case.Value(@case.At).Length;

        Assert.Equal((rows, @case.At.Length), (jacobian.GetLength(0), jacobian.GetLength(1)));

        for (int j = 0; j < @case.At.Length; j++)
        {
            double[] unit = new double[@case.At.Length];
            unit[j] = 1;
            double[] column = @case.Jvp(@case.At, unit).Tangent;
            Assert.All(column, (entry, i) => Assert.Equal(entry, jacobian[i, j], RoundingOf(@case) * (1 + Math.Abs(entry))));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_Jacobian_has_the_cotangents_for_rows(string name)
    {
        VectorValuedCase @case = VectorValuedCases.Find(name);
        double[,] jacobian = @case.Jacobian(@case.At);

        for (int i = 0; i < jacobian.GetLength(0); i++)
        {
            double[] unit = new double[jacobian.GetLength(0)];
            unit[i] = 1;
            double[] row = @case.Vjp(@case.At, unit).Cotangent;
            Assert.All(row, (entry, j) => Assert.Equal(entry, jacobian[i, j], RoundingOf(@case) * (1 + Math.Abs(entry))));
        }
    }

    [Fact]
    public void A_gradient_goes_through_calls_of_methods_that_return_and_fill_arrays()
    {
        double[] a = [0.4, -0.3, 0.8, 1.1, -0.6, 0.2];
        double[] x = [0.7, -0.4];
        (double[] ofA, double[] ofX, double ofK) = ArrayResultExamples.ChainedGradient(a, x, 0.2);
        double[] gradient = [.. ofA, .. ofX, ofK];
        double[] at = [.. a, .. x, 0.2];

        Assert.All(gradient, (partial, i) =>
        {
            double Value(double step) => At([.. at.Select((number, j) => j == i ? number + step : number)]);
            Assert.Equal((Value(Step) - Value(-Step)) / (2 * Step), partial, Tolerance * (1 + Math.Abs(partial)));
        });

        static double At(double[] all) => ArrayResultExamples.Chained(all[..6], all[6..8], all[8]);
    }

    private static double RoundingOf(VectorValuedCase @case) => @case.IsSingle ? SingleRoundingTolerance : RoundingTolerance;

    private static double[] Direction(int count) => [.. Enumerable.Range(0, count).Select(static i => ((i * 7 % 5) - 1.5) / 2)];

    private static double Inner(double[] x, double[] y) => x.Zip(y, static (a, b) => a * b).Sum();
}
