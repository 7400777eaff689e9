namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>What the transposes of whole operations on arrays are, exactly.</summary>
public sealed class BulkIdentityTests
{
    private static readonly double[] X = [0.7, -0.4, 1.3, 0.25, -0.9, 0.6];

    // Powers of two and small integers: sums of them are exact, in any order.
    private static readonly double[] W = [1, -2, 0.5, 4, 3, -1];

    [Fact]
    public void Of_a_cumulative_sum_it_is_the_cumulative_sum_from_the_end()
    {
        double[] expected = [.. W.Select(static (_, i) => W[i..].Sum())];

        Assert.Equal(expected, ArrayResultExamples.CumulativeSumVjp(X, W).Cotangent);
    }

    [Fact]
    public void Of_a_gather_it_is_a_scatter_that_adds()
    {
        int[] index = [0, 3, 3, 1, 5, 3];
        double[] expected = new double[6];

        for (int i = 0; i < index.Length; i++)
        {
            expected[index[i]] += W[i];
        }

        Assert.Equal(expected, ArrayResultExamples.GatherVjp(X, index, W).Cotangent);
    }

    [Fact]
    public void Of_a_replication_it_is_the_sum() => Assert.Equal(W.Sum(), ArrayResultExamples.ReplicateVjp(0.3, 6, W).Cotangent);

    [Fact]
    public void Of_a_sum_it_is_the_replication()
    {
        (double[] gradient, _) = Arrays.ArrayExamples.DotGradient(X, [1]);

        Assert.Equal([1, 1, 1, 1, 1, 1], gradient);
    }

    [Fact]
    public void Of_a_map_it_is_the_map_of_the_derivative()
    {
        double[] expected = [.. X.Select(static (x, i) => W[i] * ((Math.Cos(x) * x) + Math.Sin(x)))];
        double[] cotangent = ArrayResultExamples.MapVjp(X, W).Cotangent;

        // A product and a sum in another order: two roundings.
        Assert.All(cotangent, (number, i) => Assert.Equal(expected[i], number, 1e-15 * (1 + Math.Abs(expected[i]))));
    }

    [Fact]
    public void Of_a_matrix_times_a_vector_it_is_the_transpose_and_the_outer_product()
    {
        double[] a = [1, 2, -1, 0.5, 4, -2];
        double[] x = [2, -1];
        (double[] value, (double[] ofA, double[] ofX)) = ArrayResultExamples.MatrixVectorVjp(a, x, W.AsSpan(0, 3));

        Assert.Equal([0, -2.5, 10], value);
        Assert.Equal([2, -1, -4, 2, 1, -0.5], ofA);
        Assert.Equal([1 + 2 + 2, 2 - 1 - 1], ofX);
    }

    [Fact]
    public void What_a_span_contains_before_is_a_constant()
    {
        double[] y = [3, 5];
        (double[] ofX, double ofRate) = SpanExamples.UpdateVjp([2, 4], 0.5, y, [1, 10]);

        Assert.Equal([6, 15], y);
        Assert.Equal([1.5, 25], ofX);
        Assert.Equal(6 + 200, ofRate);
    }
}
