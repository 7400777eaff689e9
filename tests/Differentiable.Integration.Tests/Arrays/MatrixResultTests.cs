namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Matrices as parameters of methods whose results are arrays.</summary>
public sealed class MatrixResultTests
{
    private static readonly double[,] A = { { 0.7, -0.4 }, { 0.25, -0.9 } };

    [Fact]
    public void A_product_has_the_cotangents_of_its_factors()
    {
        double[] x = [0.3, 1.1];
        (double[] value, (double[,] a, double[] ofX)) = MatrixResultExamples.TimesVjp(A, x, [2, -1]);
        Assert.Equal(MatrixResultExamples.Times(A, x), value);
        Assert.Equal(new double[,] { { 2 * Math.Sin(0.3), 2 * Math.Sin(1.1) }, { -Math.Sin(0.3), -Math.Sin(1.1) } }, a);

        // Two roundings each: of the sum, and of its product with the cosine.
        Assert.Equal(((2 * 0.7) - 0.25) * Math.Cos(0.3), ofX[0], 1e-15);
        Assert.Equal(((2 * -0.4) + 0.9) * Math.Cos(1.1), ofX[1], 1e-15);
    }

    /// <summary>The transpose: the tangent of the factor in a direction times a cotangent is the direction times the cotangent of the matrix.</summary>
    [Fact]
    public void A_factor_has_the_cotangent_that_is_the_transpose_of_its_tangent()
    {
        double[,] a = { { 0.7, -0.4, 0.3 }, { 0.25, -0.9, 0.1 }, { 0.2, 0.5, 1.1 } };
        double[,] direction = { { 0.3, 0.2, -0.5 }, { 0.1, -0.7, 0.4 }, { 0.6, 0.9, -0.2 } };
        double[,] cotangent = { { 0.4, -0.1, 0.8 }, { 0.5, 0.3, 0.2 }, { -0.6, 0.7, 0.9 } };
        (double[,] value, double[,] tangent) = DecompositionExamples.FactorJvp(a, 0.5, direction, 0.25);
        (double[,] again, (double[,] ofA, double ofShift)) = DecompositionExamples.FactorVjp(a, 0.5, cotangent);

        Assert.Equal(DecompositionExamples.Factor(a, 0.5), value);
        Assert.Equal(value, again);

        // Some fifty products, in other orders.
        Assert.Equal(Dot(tangent, cotangent), Dot(direction, ofA) + (0.25 * ofShift), 1e-13);
    }

    private static double Dot(double[,] x, double[,] y) => x.Cast<double>().Zip(y.Cast<double>(), static (a, b) => a * b).Sum();

    [Fact]
    public void A_product_has_the_tangent_of_its_factors()
    {
        (double[] value, double[] tangent) = MatrixResultExamples.TimesJvp(A, [0.3, 1.1], new double[,] { { 1, 0 }, { 0, 2 } }, [0, 0]);
        Assert.Equal(2, value.Length);
        Assert.Equal([Math.Sin(0.3), 2 * Math.Sin(1.1)], tangent);
    }

    [Fact]
    public void Rows_of_any_length_have_the_cotangent_of_what_is_filled()
    {
        double[][] rows = [[1, 2, 3], [], [4]];
        double[] sums = new double[3];
        double[][] gradient = MatrixResultExamples.RowSumsVjp(rows, sums, [1, 2, 3]);
        Assert.Equal([14, 0, 16], sums);
        Assert.Equal([[2, 4, 6], [], [24]], gradient);
    }

    [Fact]
    public void A_call_takes_matrices_that_are_made_in_the_method()
    {
        FlatArguments flat = new(typeof(MatrixResultExamples), nameof(MatrixResultExamples.Norm), [A, 0.8]);
        double[] gradient = flat.Gradient(flat.Numbers);

        for (int i = 0; i < gradient.Length; i++)
        {
            // As in MatrixTests: central differences of functions of order one.
            double[] Moved(double by) => [.. flat.Numbers.Select((number, k) => k == i ? number + by : number)];
            Assert.Equal((flat.Value(Moved(1e-5)) - flat.Value(Moved(-1e-5))) / 2e-5, gradient[i], 1e-7 * (1 + Math.Abs(gradient[i])));
        }
    }
}
