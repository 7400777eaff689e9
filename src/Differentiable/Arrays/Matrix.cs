using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiable.Arrays;

/// <summary>Matrices that generated methods make and return.</summary>
public static class Matrix
{
    /// <summary>The memory of a new matrix, row by row.</summary>
    public static Span<T> AsSpan<T>(T[,] matrix) => MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);
}
