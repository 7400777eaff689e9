using System.Runtime.CompilerServices;

namespace Differentiable.Arrays;

/// <summary>Arrays of arrays as generated methods see them.</summary>
public static class Jagged
{
    /// <summary>One of the arrays, which is only read.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such array.</exception>
    /// <exception cref="NullReferenceException">It is null: C# throws that when its elements are read.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Row<T>(T[][] arrays, int index) => AsSpan(arrays, index);

    /// <summary>One of the arrays that are written to: made to be returned, or destinations of the caller's.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such array.</exception>
    /// <exception cref="NullReferenceException">It is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> AsSpan<T>(T[][] arrays, int index)
    {
        T[] row = arrays[index];
        return row.AsSpan(0, row.Length);
    }

    /// <summary>Zeros in arrays of the same lengths: what a gradient is written to. Where an array is null, so is its gradient.</summary>
    public static T[][] ZerosLike<T>(T[][] arrays)
    {
        T[][] zeros = new T[arrays.Length][];

        for (int i = 0; i < zeros.Length; i++)
        {
            zeros[i] = arrays[i] is { } row ? new T[row.Length] : null!;
        }

        return zeros;
    }
}
