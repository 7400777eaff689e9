using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Differentiable.Arrays;

/// <content>Matrices, and arrays of arrays. What is written to is apart in memory from all else, in each of its arrays.</content>
public static partial class Check
{
    /// <summary>A matrix that a gradient is written to: with as many rows and columns as the one that it belongs to, and apart from it in memory.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Destination<T>(
        T[,] destination,
        T[,] matrix,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(matrix))] string matrixName = "")
    {
        SameShape(destination, matrix, name, matrixName);
        Apart(destination, matrix, name, matrixName);
    }

    /// <summary>Arrays that a gradient is written to: as many, and each as long, as those that they belong to, and all apart in memory.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Destination<T>(
        T[][] destination,
        T[][] arrays,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(arrays))] string arraysName = "")
    {
        SameShape(destination, arrays, name, arraysName);
        ApartFromEachOther(destination, name);
        Apart(destination, arrays, name, arraysName);
    }

    /// <summary>A tangent of a matrix: with as many rows and columns.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Tangent<T>(
        T[,] tangent,
        T[,] matrix,
        [CallerArgumentExpression(nameof(tangent))] string name = "",
        [CallerArgumentExpression(nameof(matrix))] string matrixName = "") => SameShape(tangent, matrix, name, matrixName);

    /// <summary>A tangent of arrays: as many, and each as long.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Tangent<T>(
        T[][] tangent,
        T[][] arrays,
        [CallerArgumentExpression(nameof(tangent))] string name = "",
        [CallerArgumentExpression(nameof(arrays))] string arraysName = "") => SameShape(tangent, arrays, name, arraysName);

    /// <inheritdoc cref="Apart{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(
        T[,] destination,
        T[,] other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "") => Apart(destination, Elements(other, otherName), name, otherName);

    /// <inheritdoc cref="Apart{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(
        T[,] destination,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        ArgumentNullException.ThrowIfNull(destination, name);
        Apart(Matrix.AsSpan(destination), other, name, otherName);
    }

    /// <inheritdoc cref="Apart{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(
        Span<T> destination,
        T[,] other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "") => Apart(destination, Elements(other, otherName), name, otherName);

    /// <inheritdoc cref="Apart{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(
        T[,] destination,
        T[][] other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        ArgumentNullException.ThrowIfNull(destination, name);
        Apart(Matrix.AsSpan(destination), other, name, otherName);
    }

    /// <inheritdoc cref="Apart{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(
        Span<T> destination,
        T[][] other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        ArgumentNullException.ThrowIfNull(other, otherName);

        foreach (T[]? row in other)
        {
            Apart(destination, (ReadOnlySpan<T>)row, name, otherName);
        }
    }

    /// <inheritdoc cref="Apart{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(
        T[][] destination,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        ArgumentNullException.ThrowIfNull(destination, name);

        foreach (T[]? row in destination)
        {
            Apart((Span<T>)row, other, name, otherName);
        }
    }

    /// <inheritdoc cref="Apart{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(
        T[][] destination,
        T[,] other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "") => Apart(destination, Elements(other, otherName), name, otherName);

    /// <inheritdoc cref="Apart{T}(Span{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(
        T[][] destination,
        T[][] other,
        [CallerArgumentExpression(nameof(destination))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        ArgumentNullException.ThrowIfNull(destination, name);
        ArgumentNullException.ThrowIfNull(other, otherName);

        if (RowIdentity.IsShared(destination, other))
        {
            ThrowOverlap(name, otherName);
        }
    }

    /// <summary>The memory that a matrix-valued method's value is written to, row by row: as long as the matrix that the method returns has elements.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Value<T>(Span<T> value, (int Rows, int Columns) shape, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value.Length != Matrix.Size(shape))
        {
            ThrowValue(value.Length, shape, name);
        }
    }

    /// <summary>A cotangent of the matrix that a method returns: its elements, row by row.</summary>
    /// <exception cref="ArgumentException">It has not as many rows and columns.</exception>
    public static ReadOnlySpan<T> Cotangent<T>(T[,] cotangent, (int Rows, int Columns) shape, [CallerArgumentExpression(nameof(cotangent))] string name = "")
    {
        ReadOnlySpan<T> elements = Elements(cotangent, name);

        if (cotangent.GetLength(0) != shape.Rows || cotangent.GetLength(1) != shape.Columns)
        {
            ThrowCotangent(cotangent.GetLength(0), cotangent.GetLength(1), shape, name);
        }

        return elements;
    }

    // The name of the caller's argument, not of a parameter of these methods.
    private static ReadOnlySpan<T> Elements<T>(T[,] matrix, string name) => Matrix.Elements(matrix, name);

    private static void SameShape<T>(T[,] matrix, T[,] expected, string name, string expectedName)
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        ArgumentNullException.ThrowIfNull(expected, expectedName);

        if (matrix.GetLength(0) != expected.GetLength(0) || matrix.GetLength(1) != expected.GetLength(1))
        {
            ThrowShape($"{matrix.GetLength(0)} rows and {matrix.GetLength(1)} columns", $"{expected.GetLength(0)} and {expected.GetLength(1)}", name, expectedName);
        }
    }

    private static void SameShape<T>(T[][] arrays, T[][] expected, string name, string expectedName)
    {
        ArgumentNullException.ThrowIfNull(arrays, name);
        ArgumentNullException.ThrowIfNull(expected, expectedName);

        if (arrays.Length != expected.Length)
        {
            ThrowShape($"{arrays.Length} arrays", $"{expected.Length}", name, expectedName);
        }

        for (int i = 0; i < arrays.Length; i++)
        {
            if ((arrays[i] is null) != (expected[i] is null) || arrays[i]?.Length != expected[i]?.Length)
            {
                ThrowShape($"{Length(arrays[i])} at {i}", Length(expected[i]), name, expectedName);
            }
        }
    }

    // What is added to one of them would be in the other too.
    private static void ApartFromEachOther<T>(T[][] destination, string name)
    {
        if (RowIdentity.IsRepeated(destination))
        {
            ThrowOverlap(name, name);
        }
    }

    private static string Length<T>(T[]? array) => array is null ? "no array" : $"{array.Length} elements";

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowValue(int length, (int Rows, int Columns) shape, string name) =>
        throw new ArgumentException($"'{name}' has {length} elements, but the matrix that the method returns has {shape.Rows} rows and {shape.Columns} columns.", name);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowCotangent(int rows, int columns, (int Rows, int Columns) shape, string name) =>
        throw new ArgumentException($"'{name}' has {rows} rows and {columns} columns, but the matrix that the method returns has {shape.Rows} and {shape.Columns}.", name);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowShape(string actual, string expected, string name, string expectedName) =>
        throw new ArgumentException($"'{name}' has {actual}, but '{expectedName}' has {expected}.", name);
}
