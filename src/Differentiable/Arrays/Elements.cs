using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiable.Arrays;

/// <summary>As many elements of an array as a SIMD register has lanes, from a first one on. Generated code calls it for loops that run in lanes.</summary>
public static class Elements
{
    /// <summary>Reads elements.</summary>
    /// <exception cref="IndexOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load<T>(ReadOnlySpan<T> array, int index)
        where T : unmanaged
    {
        _ = array[index + Vector256<T>.Count - 1];
        return Vector256.LoadUnsafe(in array[index]);
    }

    /// <summary>Sets elements.</summary>
    /// <exception cref="IndexOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Span<T> array, int index, Vector256<T> values)
        where T : unmanaged
    {
        _ = array[index + Vector256<T>.Count - 1];
        values.StoreUnsafe(ref array[index]);
    }

    /// <summary>Adds to elements: <see cref="Cotangent.Add"/>, lane by lane.</summary>
    /// <exception cref="IndexOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(Span<T> cotangent, int index, Vector256<T> contributions)
        where T : unmanaged => Store(cotangent, index, Load<T>(cotangent, index) + contributions);

    /// <summary>Returns elements and sets them to zero: <see cref="Cotangent.Take"/>, lane by lane.</summary>
    /// <exception cref="IndexOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Take<T>(Span<T> cotangent, int index)
        where T : unmanaged
    {
        Vector256<T> taken = Load<T>(cotangent, index);
        Store(cotangent, index, Vector256<T>.Zero);
        return taken;
    }
}
