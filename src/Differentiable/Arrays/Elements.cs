using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Differentiable.Arrays;

/// <summary>
/// As many elements of an array as a SIMD register has lanes, from a first one on. Generated code calls it for loops that run in lanes. Nothing here checks the index: a loop in lanes asks once, before it
/// begins, whether all that it reaches is there (<c>IsInRange</c>), and runs one by one, with checks, where it is not.
/// </summary>
public static class Elements
{
    /// <summary>Reads elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadUnsafe<T>(ReadOnlySpan<T> array, int index)
        where T : unmanaged => Vector256.LoadUnsafe(in MemoryMarshal.GetReference(array), (nuint)(uint)index);

    /// <summary>Sets elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUnsafe<T>(Span<T> array, int index, Vector256<T> values)
        where T : unmanaged => values.StoreUnsafe(ref MemoryMarshal.GetReference(array), (nuint)(uint)index);

    /// <summary>Adds to elements: <see cref="Cotangent.Add"/>, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddUnsafe<T>(Span<T> cotangent, int index, Vector256<T> contributions)
        where T : unmanaged => StoreUnsafe(cotangent, index, LoadUnsafe<T>(cotangent, index) + contributions);

    /// <summary>Returns elements and sets them to zero: <see cref="Cotangent.Take"/>, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> TakeUnsafe<T>(Span<T> cotangent, int index)
        where T : unmanaged
    {
        Vector256<T> taken = LoadUnsafe<T>(cotangent, index);
        StoreUnsafe(cotangent, index, Vector256<T>.Zero);
        return taken;
    }
}
