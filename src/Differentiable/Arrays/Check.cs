using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiable.Arrays;

/// <summary>What generated methods require of the arrays that they are given, before they write to any.</summary>
public static partial class Check
{
    /// <summary>An array that a gradient is written to: as long as the array that it belongs to, and apart from it in memory.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Destination<T>(
        Span<T> destination,
        ReadOnlySpan<T> array,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(array))] string arrayName = "")
    {
        SameLength(destination.Length, array.Length, name, arrayName);
        Apart(destination, array, name, arrayName);
    }

    /// <summary>An array that is written to must not overlap one that is read, or another that is written to.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void Apart<T>(
        Span<T> destination,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        if (((ReadOnlySpan<T>)destination).Overlaps(other))
        {
            ThrowOverlap(name, otherName);
        }
    }

    /// <summary>Whether what is written to begins where what is read does, or is apart from it in memory: what the methods of TensorPrimitives require.</summary>
    public static bool AreSameOrApart<T>(ReadOnlySpan<T> source, ReadOnlySpan<T> destination) =>
        Unsafe.AreSame(ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination)) || !source.Overlaps(destination);

    /// <summary>A tangent of an array: as long as the array.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Tangent<T>(
        ReadOnlySpan<T> tangent,
        ReadOnlySpan<T> array,
        [CallerArgumentExpression(nameof(tangent))] string name = "",
        [CallerArgumentExpression(nameof(array))] string arrayName = "") => SameLength(tangent.Length, array.Length, name, arrayName);

    /// <summary>The memory that an array-valued method's value is written to: as long as the array that the method returns.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Value<T>(Span<T> value, int length, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value.Length != length)
        {
            ThrowValue(value.Length, length, name);
        }
    }

    /// <summary>The memory that a Jacobian is written to, row by row: as long as the matrix has entries.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Jacobian<T>(Span<T> jacobian, int rows, int columns, [CallerArgumentExpression(nameof(jacobian))] string name = "")
    {
        if (jacobian.Length != (long)rows * columns)
        {
            ThrowEntries(jacobian.Length, rows, columns, name);
        }
    }

    private static void SameLength(int length, int expected, string name, string arrayName)
    {
        if (length != expected)
        {
            ThrowLength(length, expected, name, arrayName);
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowValue(int length, int expected, string name) =>
        throw new ArgumentException($"'{name}' has {length} elements, but the array that the method returns has {expected}.", name);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowEntries(int length, int rows, int columns, string name) =>
        throw new ArgumentException($"'{name}' has {length} elements, but the Jacobian has {rows} rows and {columns} columns, {(long)rows * columns} entries.", name);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOverlap(string name, string otherName) => throw new ArgumentException($"'{name}' overlaps '{otherName}' in memory.", name);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLength(int length, int expected, string name, string arrayName) =>
        throw new ArgumentException($"'{name}' has {length} elements, but '{arrayName}' has {expected}.", name);
}
