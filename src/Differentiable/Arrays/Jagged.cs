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

    /// <summary>How many elements there are in all arrays.</summary>
    public static int Count<T>(T[][] arrays)
    {
        int count = 0;

        foreach (T[]? row in arrays)
        {
            count += row?.Length ?? 0;
        }

        return count;
    }

    /// <summary>The arrays, after their elements have been set to these.</summary>
    /// <param name="arrays">The arrays, which are changed.</param>
    /// <param name="elements">As many elements as there are in all arrays, one array's after the other's.</param>
    /// <exception cref="ArgumentException">There are more or fewer elements.</exception>
    public static T[][] Filled<T>(T[][] arrays, ReadOnlySpan<T> elements)
    {
        Buffer.SameLength(Count(arrays), elements.Length);

        foreach (T[]? row in arrays)
        {
            ReadOnlySpan<T> own = elements.Slice(0, row?.Length ?? 0);
            own.CopyTo(row);
            elements = elements.Slice(own.Length);
        }

        return arrays;
    }

    /// <summary>The elements of all arrays, one array's after the other's: a copy of them in the workspace.</summary>
    public static Span<T> Flat<T>(T[][] arrays)
        where T : unmanaged
    {
        Span<T> flat = Workspace.Zeros<T>(Count(arrays));
        Span<T> left = flat;

        foreach (T[]? row in arrays)
        {
            row.CopyTo(left);
            left = left.Slice(row?.Length ?? 0);
        }

        return flat;
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
