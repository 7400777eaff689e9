using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiable.Arrays;

/// <summary>
/// Memory for the local arrays of one call of a derivative. It belongs to the thread and is used again by the next call, so that after the first one nothing is
/// allocated on the heap.
/// </summary>
/// <remarks>Memory is handed out in order and released in reverse order, by <see cref="Dispose"/> or at the end of an iteration.</remarks>
public readonly ref struct Workspace
{
    private readonly WorkspaceMemory _memory;
    private readonly int _chunk;
    private readonly int _used;

    private Workspace(WorkspaceMemory memory) => (_memory, _chunk, _used) = (memory, memory.Chunk, memory.Used);

    /// <summary>Begins a scope: what is handed out from now on is released when it ends.</summary>
    public static Workspace Open() => new(WorkspaceMemory.OfThread);

    /// <summary>Ends the scope.</summary>
    public void Dispose() => _memory.Release(_chunk, _used);

    /// <summary>A new array of zeros.</summary>
    /// <exception cref="OverflowException">The length is negative, as for an array of C#.</exception>
    public static Span<T> Zeros<T>(int length)
        where T : unmanaged
    {
        Span<T> array = New<T>(length);
        array.Clear();
        return array;
    }

    /// <summary>A new array whose elements are still to be set: what they are until then is not defined.</summary>
    /// <exception cref="OverflowException">The length is negative, as for an array of C#.</exception>
    public static Span<T> Unset<T>(int length)
        where T : unmanaged => New<T>(length);

    /// <summary>A new array with the elements of another.</summary>
    public static Span<T> Copy<T>(ReadOnlySpan<T> array)
        where T : unmanaged
    {
        Span<T> copy = New<T>(array.Length);
        array.CopyTo(copy);
        return copy;
    }

    /// <summary>A new array with the elements of another, rounded.</summary>
    public static Span<float> Narrow(ReadOnlySpan<double> array)
    {
        Span<float> narrow = New<float>(array.Length);

        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)array[i];
        }

        return narrow;
    }

    /// <summary>Where an array of this workspace lies.</summary>
    public static Kept Keep<T>(Span<T> array)
        where T : unmanaged => WorkspaceMemory.OfThread.Find(MemoryMarshal.AsBytes(array), array.Length);

    /// <summary>The array that lies there.</summary>
    public static Span<T> At<T>(Kept kept)
        where T : unmanaged => MemoryMarshal.Cast<double, T>(WorkspaceMemory.OfThread.At(kept.Chunk, kept.Start, WordsFor<T>(kept.Length)))[..kept.Length];

    private static Span<T> New<T>(int length)
        where T : unmanaged
    {
        if (length < 0)
        {
            throw new OverflowException("The length of an array is negative.");
        }

        return MemoryMarshal.Cast<double, T>(WorkspaceMemory.OfThread.Take(WordsFor<T>(length)))[..length];
    }

    private static int WordsFor<T>(int length) => checked((int)(((long)length * Unsafe.SizeOf<T>() + sizeof(double) - 1) / sizeof(double)));
}
