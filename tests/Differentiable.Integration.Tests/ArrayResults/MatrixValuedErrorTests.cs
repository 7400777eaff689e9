using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>What belongs to a matrix must have its shape; and what a derivative of matrices allocates is known.</summary>
public sealed class MatrixValuedErrorTests
{
    private static readonly double[,] A = { { 0.7, -0.4, 0.2 }, { 1.3, 0.1, -0.8 } };
    private static readonly double[,] B = { { 0.5 }, { -0.6 }, { 0.9 } };
    private static readonly float[,] Weights = { { 1, 2 }, { 3, 4 } };

    [Fact]
    public void A_value_of_another_length_is_rejected_before_anything_is_written()
    {
        (double[] value, double[] tangent) = ([9, 9, 9], [9, 9]);
        ArgumentException error = Assert.Throws<ArgumentException>(nameof(value), () => MatrixValuedExamples.ProductJvp(A, B, A, B, value, tangent));

        Assert.Contains("'value' has 3 elements, but the matrix that the method returns has 2 rows and 1 columns.", error.Message, StringComparison.Ordinal);
        Assert.Equal([9, 9, 9, 9, 9], [.. value, .. tangent]);
    }

    [Fact]
    public void A_cotangent_of_another_shape_is_rejected()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("cotangent", () => MatrixValuedExamples.ProductVjp(A, B, new double[1, 2]));
        Assert.Contains("'cotangent' has 1 rows and 2 columns, but the matrix that the method returns has 2 and 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cotangent_must_be_there() => Assert.Throws<ArgumentNullException>("cotangent", () => MatrixValuedExamples.ProductVjp(A, B, null!));

    [Fact]
    public void What_is_written_lies_apart()
    {
        double[] memory = new double[3];
        Assert.Throws<ArgumentException>("tangent", () => MatrixValuedExamples.ProductJvp(A, B, A, B, memory.AsSpan(0, 2), memory.AsSpan(1, 2)));
        Assert.Throws<ArgumentException>("value", () => MatrixValuedExamples.ProductVjp(A, B, memory.AsSpan(0, 2), memory.AsSpan(1, 2), new double[2, 3], new double[3, 1]));
        Assert.Equal(new double[3], memory);
    }

    /// <summary>The shape is asked for before the value is computed: what the method itself checks comes first.</summary>
    [Fact]
    public void A_guard_of_the_method_throws_before_lengths_are_compared()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => MatrixValuedExamples.ProductJvp(A, A, A, A, [], []));
        Assert.Equal("The first has 3 columns, the second 2 rows.", error.Message);
    }

    [Fact]
    public void A_Jacobian_of_a_matrix_checks_its_memory()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("jacobian", () => MatrixValuedExamples.ProductJacobian(A, B, new double[17]));
        Assert.Contains("2 rows and 9 columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Destinations_allocate_nothing()
    {
        (double[] value, double[] tangent) = (new double[2], new double[2]);
        (double[,] ofA, double[,] ofB) = (new double[2, 3], new double[3, 1]);

        Assert.Equal(0, AllocationMeter.BytesOf(() => MatrixValuedExamples.ProductJvp(A, B, A, B, value, tangent)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => MatrixValuedExamples.ProductVjp(A, B, tangent, value, ofA, ofB)));
    }

    /// <summary>What the tangents and cotangents of matrices are handed over in is used again.</summary>
    [Fact]
    public void A_Jacobian_of_matrices_allocates_nothing()
    {
        (double[] jacobian, double[] ofRows) = (new double[18], new double[2 * 8]);
        double[][] rows = [[1, 2], [3]];

        Assert.Equal(0, AllocationMeter.BytesOf(() => MatrixValuedExamples.ProductJacobian(A, B, jacobian)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => MatrixValuedExamples.RowNormsJacobian(rows, Weights, 2, ofRows)));
    }

    /// <summary>The length is that of the value's memory, whatever the method's own parameters are called.</summary>
    [Fact]
    public void Parameters_may_be_named_as_what_derivatives_add()
    {
        (double[] two, double[] four) = ([1, 2], [0, 0, 0, 0]);
        Assert.Throws<ArgumentException>("value2", () => MatrixValuedExamples.DoubledJvp(two, two, new double[2], new double[4]));
        MatrixValuedExamples.DoubledJvp(two, two, four, new double[4]);
        Assert.Equal([2, 4, 0, 0], four);

        (_, (double[,] ofValue, double[] ofJacobian, double ofUnit, double ofRows)) = MatrixValuedExamples.NamedVjp(new double[,] { { 2 } }, [3], 4, 5, new double[,] { { 1, 1 }, { 1, 1 } });
        Assert.Equal([60, 40, 30, 24], [ofValue[0, 0], ofJacobian[0], ofUnit, ofRows]);
        Assert.Equal(30, MatrixValuedExamples.NamedJacobian(new double[,] { { 2 } }, [3], 4, 5)[1, 2]);
    }

    [Fact]
    public void A_method_that_throws_in_place_of_a_matrix_has_derivatives_that_throw()
    {
        Assert.Equal(0.7, MatrixValuedExamples.UnfinishedJvp(A, 2, 1).Tangent[0, 0]);
        Assert.Equal("Not for -2.", Assert.Throws<NotSupportedException>(() => MatrixValuedExamples.UnfinishedJvp(A, -2, 1)).Message);
        Assert.Equal("Not for -2.", Assert.Throws<NotSupportedException>(() => MatrixValuedExamples.UnfinishedVjp(A, -2, new double[2, 3])).Message);
    }
}
