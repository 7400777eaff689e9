namespace Differentiable.Arrays;

/// <summary>
/// Matrices, and arrays of arrays, in which a Jacobian hands over the tangents and cotangents of such parameters. They belong to the thread and are used again by the next
/// Jacobian of arguments of the same shapes.
/// </summary>
/// <remarks>What they contain is what their last user left there.</remarks>
public readonly ref struct Scratch
{
    private readonly ScratchMemory _memory;
    private readonly int _used;

    private Scratch(ScratchMemory memory) => (_memory, _used) = (memory, memory.Used);

    /// <summary>Begins a scope: what is handed out from now on is released when it ends.</summary>
    public static Scratch Open() => new(ScratchMemory.OfThread);

    /// <summary>Ends the scope.</summary>
    public void Dispose() => _memory.Release(_used);

    /// <summary>A matrix with as many rows and columns as another.</summary>
    public static T[,] Like<T>(T[,] matrix) => (T[,])ScratchMemory.OfThread.Take(
        matrix,
        static (candidate, matrix) => candidate is T[,] other && other.GetLength(0) == matrix.GetLength(0) && other.GetLength(1) == matrix.GetLength(1),
        static matrix => new T[matrix.GetLength(0), matrix.GetLength(1)]);

    /// <summary>As many arrays as in another array, and as long. Where one is null, there is none here.</summary>
    public static T[][] Like<T>(T[][] arrays) => (T[][])ScratchMemory.OfThread.Take(
        arrays,
        static (candidate, arrays) => candidate is T[][] others && others.Length == arrays.Length && others.AsSpan().SequenceEqual(arrays, SameLength<T>.Instance),
        static arrays => Jagged.ZerosLike(arrays));
}
