using Differentiable.Testing.Purity;

namespace Differentiable.Testing.PurityTests;

/// <summary>The meter sees every byte and adds none.</summary>
public sealed class AllocationMetering
{
    private static double _sink;
    private static object? _kept;

    [Fact]
    public void Arithmetic_allocates_nothing()
    {
        Assert.Equal(0, AllocationMeter.BytesOf(static () => _sink = Math.Sin(_sink) + 1));
    }

    [Fact]
    public void An_array_counts_with_its_header()
    {
        // A header, a type and a length, a word each, and ten elements.
        int expected = 3 * IntPtr.Size + 10 * sizeof(double);

        Assert.Equal(expected, AllocationMeter.BytesOf(static () => _kept = new double[10]));
    }

    [Fact]
    public void What_is_allocated_once_does_not_count()
    {
        Assert.Equal(0, AllocationMeter.BytesOf(static () => _kept ??= new double[10]));
    }
}
