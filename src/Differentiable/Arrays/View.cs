using System.Runtime.CompilerServices;

namespace Differentiable.Arrays;

/// <summary>Parts of arrays. Generated code calls it: arrays and spans convert to its parameters.</summary>
public static class View
{
    /// <summary>So many elements from a first one on; nothing is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Slice<T>(ReadOnlySpan<T> array, int start, int length) => array.Slice(start, length);
}
