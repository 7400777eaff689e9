using System.Numerics;
using System.Runtime.CompilerServices;

namespace Differentiable.Arrays;

/// <summary>Local arrays of differentiated methods, which generated code has in a <see cref="Workspace"/>.</summary>
public static class Buffer
{
    /// <summary>Sets one element.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<T>(Span<T> buffer, int index, T value) => buffer[index] = value;

    /// <summary>Adds to one element.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(Span<T> buffer, int index, T term)
        where T : struct, IAdditionOperators<T, T, T> => buffer[index] += term;

    /// <summary>Sets all elements to those of another array.</summary>
    /// <exception cref="ArgumentException">The other array is longer or shorter.</exception>
    public static void Copy<T>(Span<T> buffer, ReadOnlySpan<T> elements)
    {
        SameLength(buffer.Length, elements.Length);
        elements.CopyTo(buffer);
    }

    /// <summary>Sets all elements to those of another array.</summary>
    /// <exception cref="ArgumentException">The other array is longer or shorter.</exception>
    public static void Widen(Span<double> buffer, ReadOnlySpan<float> elements)
    {
        SameLength(buffer.Length, elements.Length);

        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = elements[i];
        }
    }

    /// <summary>So many elements from a first one on; nothing is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Slice<T>(Span<T> buffer, int start, int length) => buffer.Slice(start, length);

    /// <summary>A row of a matrix whose elements are given row by row; nothing is copied. Empty if there is no such row: then reading or writing any element of it throws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Row<T>(Span<T> elements, int row, int rows, int columns) =>
        (uint)row < (uint)rows ? elements.Slice(row * columns, columns) : default;

    internal static void SameLength(int buffer, int elements)
    {
        if (elements != buffer)
        {
            throw new ArgumentException($"'{nameof(elements)}' has {elements} elements, but '{nameof(buffer)}' has {buffer}.", nameof(elements));
        }
    }
}
