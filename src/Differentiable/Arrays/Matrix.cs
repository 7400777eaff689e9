using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiable.Arrays;

/// <summary>Matrices as generated methods see them: their elements, row by row.</summary>
public static class Matrix
{
    /// <summary>The elements of a matrix that is written to: one that is made to be returned, or a destination of the caller's.</summary>
    public static Span<T> AsSpan<T>(T[,] matrix) => MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);

    /// <summary>The elements of a matrix that is only read.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    /// <exception cref="ArgumentException">Its first row or column has another number than 0: its indexes would mean other elements here.</exception>
    public static ReadOnlySpan<T> Elements<T>(T[,] matrix, [CallerArgumentExpression(nameof(matrix))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(matrix, name);

        if (matrix.GetLowerBound(0) != 0 || matrix.GetLowerBound(1) != 0)
        {
            ThrowLowerBounds(name);
        }

        return AsSpan(matrix);
    }

    /// <summary>How many elements so many rows and columns have.</summary>
    /// <exception cref="OverflowException">One of the numbers is negative, as for a matrix of C#, or there are more elements than an array can have.</exception>
    public static int Size(int rows, int columns) => rows < 0 || columns < 0 ? throw new OverflowException("The number of rows or columns of a matrix is negative.") : checked(rows * columns);

    /// <summary>How many elements a matrix of this shape has.</summary>
    /// <exception cref="OverflowException">One of the numbers is negative, as for a matrix of C#, or there are more elements than an array can have.</exception>
    public static int Size((int Rows, int Columns) shape) => Size(shape.Rows, shape.Columns);

    /// <summary>A new matrix of this shape.</summary>
    /// <exception cref="OverflowException">One of the numbers is negative.</exception>
    public static T[,] Zeros<T>((int Rows, int Columns) shape) => new T[shape.Rows, shape.Columns];

    /// <summary>The matrix, after its elements have been set to these.</summary>
    /// <param name="matrix">The matrix, which is changed.</param>
    /// <param name="elements">As many elements as it has, row by row.</param>
    /// <exception cref="ArgumentException">There are more or fewer elements.</exception>
    public static T[,] Filled<T>(T[,] matrix, ReadOnlySpan<T> elements)
    {
        Buffer.Copy(AsSpan(matrix), elements);
        return matrix;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLowerBounds(string name) => throw new ArgumentException($"The rows and columns of '{name}' must be numbered from 0.", name);
}
