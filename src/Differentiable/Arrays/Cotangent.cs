using System.Numerics;
using System.Runtime.CompilerServices;

namespace Differentiable.Arrays;

/// <summary>
/// Cotangents of arrays: buffers that contributions are added to. Beside <see cref="Loops.Loop"/> the only code that writes to a buffer; generated code writes to none.
/// </summary>
/// <remarks>
/// The transpose of reading an element, x ↦ xᵢ, is w ↦ w eᵢ. Making that vector would cost what the array does; adding w to the element of a buffer costs what the element
/// does. Sums may be taken in any order, so a buffer needs no versions.
/// </remarks>
public static class Cotangent
{
    /// <summary>Adds to one element: the transpose of reading it.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(Span<T> cotangent, int index, T contribution)
        where T : struct, IAdditionOperators<T, T, T> => cotangent[index] += contribution;

    /// <summary>Returns one element and sets it to zero: the transpose of setting it, after which what it was before no longer counts.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Take<T>(Span<T> cotangent, int index)
        where T : struct
    {
        T taken = cotangent[index];
        cotangent[index] = default;
        return taken;
    }

    /// <summary>Sets all elements to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear<T>(Span<T> cotangent) => cotangent.Clear();

    /// <summary>Sets all elements of a matrix to zero.</summary>
    public static void Clear<T>(T[,] cotangent) => Array.Clear(cotangent);

    /// <summary>Sets all elements of all arrays to zero.</summary>
    public static void Clear<T>(T[][] cotangent)
    {
        foreach (T[]? row in cotangent)
        {
            row.AsSpan().Clear();
        }
    }
}
