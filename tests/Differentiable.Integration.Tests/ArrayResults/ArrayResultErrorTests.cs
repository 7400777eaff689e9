using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>What is written to must fit and lie apart: otherwise nothing is written. And nothing is allocated but what is returned.</summary>
public sealed class ArrayResultErrorTests
{
    private static readonly double[] X = [0.7, -0.4, 1.3];

    [Fact]
    public void A_value_of_another_length_is_rejected_before_anything_is_written()
    {
        (double[] value, double[] tangent) = ([9, 9], [9, 9, 9]);
        ArgumentException error = Assert.Throws<ArgumentException>(nameof(value), () => ArrayResultExamples.MapJvp(X, X, value, tangent));

        Assert.Contains("'value' has 2 elements, but the array that the method returns has 3.", error.Message, StringComparison.Ordinal);
        Assert.Equal([9, 9, 9, 9, 9], [.. value, .. tangent]);
    }

    [Fact]
    public void A_tangent_of_another_length_is_rejected_before_anything_is_written()
    {
        (double[] value, double[] tangent) = ([9, 9, 9], [9, 9]);
        ArgumentException error = Assert.Throws<ArgumentException>(nameof(tangent), () => ArrayResultExamples.MapJvp(X, X, value, tangent));

        Assert.Contains("'tangent' has 2 elements, but 'value' has 3.", error.Message, StringComparison.Ordinal);
        Assert.Equal([9, 9, 9, 9, 9], [.. value, .. tangent]);
    }

    [Fact]
    public void A_cotangent_of_another_length_is_rejected_before_anything_is_written()
    {
        (double[] value, double[] xCotangent) = ([9, 9, 9], [9, 9, 9]);
        ArgumentException error = Assert.Throws<ArgumentException>("cotangent", () => ArrayResultExamples.MapVjp(X, new double[4], value, xCotangent));

        Assert.Contains("'cotangent' has 4 elements, but 'value' has 3.", error.Message, StringComparison.Ordinal);
        Assert.Equal([9, 9, 9, 9, 9, 9], [.. value, .. xCotangent]);
    }

    [Fact]
    public void A_cotangent_of_a_filled_span_of_another_length_is_rejected_before_anything_is_written()
    {
        double[] next = [9, 9, 9];
        Assert.Throws<ArgumentException>("nextCotangent", () => SpanExamples.DiffuseVjp(X, 0.2, next, new double[2], new double[3]));
        Assert.Throws<ArgumentException>("uCotangent", () => SpanExamples.DiffuseVjp(X, 0.2, next, new double[3], new double[2]));
        Assert.Throws<ArgumentException>("nextTangent", () => SpanExamples.DiffuseJvp(X, 0.2, next, X, 1, new double[2]));

        Assert.Equal([9, 9, 9], next);
    }

    [Fact]
    public void A_filled_span_that_overlaps_an_input_is_rejected()
    {
        double[] memory = new double[5];

        Assert.Throws<ArgumentException>("next", () => SpanExamples.DiffuseJvp(memory.AsSpan(0, 3), 0.2, memory.AsSpan(2, 3), X, 1));
        Assert.Throws<ArgumentException>("next", () => SpanExamples.DiffuseVjp(memory.AsSpan(0, 3), 0.2, memory.AsSpan(2, 3), X));
        Assert.Throws<ArgumentException>("nextTangent", () => SpanExamples.DiffuseJvp(X, 0.2, new double[3], memory.AsSpan(0, 3), 1, memory.AsSpan(2, 3)));
        Assert.Throws<ArgumentException>("uCotangent", () => SpanExamples.DiffuseVjp(X, 0.2, memory.AsSpan(0, 3), new double[3], memory.AsSpan(2, 3)));
    }

    [Fact]
    public void A_Jacobian_of_another_size_is_rejected_and_the_span_left_alone()
    {
        double[] next = [9, 9, 9];
        ArgumentException error = Assert.Throws<ArgumentException>("jacobian", () => SpanExamples.DiffuseJacobian(X, 0.2, next, new double[9]));

        Assert.Contains("'jacobian' has 9 elements, but the Jacobian has 3 rows and 4 columns, 12 entries.", error.Message, StringComparison.Ordinal);
        Assert.Equal([9, 9, 9], next);
    }

    [Fact]
    public void A_Jacobian_fills_the_span_as_the_method_does()
    {
        (double[] expected, double[] next) = (new double[3], new double[3]);
        SpanExamples.Diffuse(X, 0.2, expected);
        SpanExamples.DiffuseJacobian(X, 0.2, next);

        Assert.Equal(expected, next);
    }

    [Fact]
    public void What_the_method_throws_its_derivatives_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => ArrayResultExamples.CheckedJvp(X, -1, X));
        Assert.Throws<ArgumentOutOfRangeException>(static () => ArrayResultExamples.CheckedVjp(X, -1, X));
        Assert.Throws<ArgumentOutOfRangeException>(static () => ArrayResultExamples.CheckedJacobian(X, -1));
        Assert.Throws<IndexOutOfRangeException>(static () => ArrayResultExamples.CheckedJvp(X, 4, X));
        Assert.Throws<IndexOutOfRangeException>(static () => ArrayResultExamples.CheckedVjp(X, 4, new double[4]));
    }

    [Fact]
    public void Overloads_with_destinations_allocate_nothing()
    {
        (double[] value, double[] tangent, double[] ofX, double[] jacobian, double[] y) = (new double[3], new double[3], new double[3], new double[9], new double[3]);
        double[] larger = new double[12];

        Assert.Equal(0, AllocationMeter.BytesOf(() => ArrayResultExamples.MapJvp(X, X, value, tangent)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => ArrayResultExamples.MapVjp(X, tangent, value, ofX)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => ArrayResultExamples.MapJacobian(X, jacobian)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => SpanExamples.DiffuseJvp(X, 0.2, y, X, 1, tangent)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => SpanExamples.DiffuseVjp(X, 0.2, y, tangent, ofX)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => SpanExamples.DiffuseJacobian(X, 0.2, y, larger)));
    }

    [Fact]
    public void Overloads_that_return_arrays_allocate_what_they_return()
    {
        long array = AllocationMeter.BytesOf(static () => GC.KeepAlive(new double[3]));

        Assert.Equal(2 * array, AllocationMeter.BytesOf(static () => ArrayResultExamples.MapJvp(X, X)));
        Assert.Equal(2 * array, AllocationMeter.BytesOf(static () => ArrayResultExamples.MapVjp(X, X)));
    }
}
