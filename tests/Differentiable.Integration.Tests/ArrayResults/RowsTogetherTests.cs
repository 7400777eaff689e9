using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>Jacobians of few numbers, written to the caller's memory. That the entries are right is tested with all other array results.</summary>
public sealed class RowsTogetherTests
{
    private static readonly double[] Camera = [0.4, -0.3, 0.8];
    private static readonly double[] Point = [1.1, -0.6];
    private static readonly double[] Memory = new double[12];

    [Fact]
    public void The_values_are_returned()
    {
        Assert.Equal(RowsTogetherExamples.Projection(Camera, Point, 0.7), RowsTogetherExamples.ProjectionJacobian(Camera, Point, 0.7, new double[12]));
        Assert.Equal(RowsTogetherExamples.Singles([2, 3], 0.5f), RowsTogetherExamples.SinglesJacobian([2, 3], 0.5f, new float[6]));
        Assert.Equal(RowsTogetherExamples.ByColumns(Point), RowsTogetherExamples.ByColumnsJacobian(Point, new double[4]));
        Assert.Equal(RowsTogetherExamples.Five(Point), RowsTogetherExamples.FiveJacobian(Point, new double[10]));
    }

    [Fact]
    public void In_single_precision_entries_are_exact_where_products_are()
    {
        float[,] jacobian = RowsTogetherExamples.SinglesJacobian([2, 3], 0.5f);
        Assert.Equal(new float[,] { { 0.5f, 0.5f, 5 }, { 0.75f, 0.5f, 6 } }, jacobian);
    }

    [Fact]
    public void What_the_method_throws_is_thrown() =>
        Assert.Equal("x", Assert.Throws<ArgumentException>(static () => RowsTogetherExamples.PolarJacobian([1, 2, 3], new double[6])).ParamName);

    [Fact]
    public void What_the_memory_contained_before_does_not_count()
    {
        double[] once = new double[12];
        double[] again = [.. Enumerable.Repeat(double.NaN, 12)];
        RowsTogetherExamples.ProjectionJacobian(Camera, Point, 0.7, once);
        RowsTogetherExamples.ProjectionJacobian(Camera, Point, 0.7, again);
        Assert.Equal(once, again);
    }

    [Fact]
    public void Nothing_is_allocated() =>
        Assert.Equal(0, AllocationMeter.BytesOf(static () => RowsTogetherExamples.ProjectionJacobian(Camera, Point, 0.7, Memory)));

    [Theory]
    [InlineData(11)]
    [InlineData(13)]
    public void Memory_of_another_length_is_refused_before_it_is_written_to(int length)
    {
        double[] memory = [.. Enumerable.Repeat(5.0, length)];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => RowsTogetherExamples.ProjectionJacobian(Camera, Point, 0.7, memory));
        Assert.Contains("jacobian", exception.Message, StringComparison.Ordinal);
        Assert.All(memory, static number => Assert.Equal(5, number));
    }

    [Fact]
    public void Memory_that_overlaps_an_input_is_refused()
    {
        double[] memory = new double[14];
        Assert.Throws<ArgumentException>(() => RowsTogetherExamples.ProjectionJacobian(Camera, memory.AsSpan(12, 2), 0.7, memory.AsSpan(1, 12)));
    }
}
