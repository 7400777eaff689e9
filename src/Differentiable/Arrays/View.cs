using System.Runtime.CompilerServices;

namespace Differentiable.Arrays;

/// <summary>Parts of arrays. Generated code calls it: arrays and spans convert to its parameters.</summary>
public static class View
{
    /// <summary>So many elements from a first one on; nothing is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Slice<T>(ReadOnlySpan<T> array, int start, int length) => array.Slice(start, length);

    /// <summary>The elements of an array in a static field, to be read only.</summary>
    /// <exception cref="NullReferenceException">There is no array.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Table<T>(T[] array) => new(array, 0, array.Length);

    /// <summary>A row of a matrix whose elements are given row by row; nothing is copied. Empty if there is no such row: then reading any element of it throws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Row<T>(ReadOnlySpan<T> elements, int row, int rows, int columns) =>
        (uint)row < (uint)rows ? elements.Slice(row * columns, columns) : default;
}
