using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiable.Arrays;

/// <summary>The memory of one thread's workspace: pieces that never move, filled one after the other.</summary>
internal sealed class WorkspaceMemory
{
    // 64 KB: less than what makes an array a large object.
    private const int FirstChunk = 8 * 1024;

    [ThreadStatic]
    private static WorkspaceMemory? t_ofThread;

    private double[][] _chunks = [new double[FirstChunk]];

    public static WorkspaceMemory OfThread => t_ofThread ??= new();

    /// <summary>The piece that is being filled.</summary>
    public int Chunk { get; private set; }

    /// <summary>How many of its words are in use.</summary>
    public int Used { get; private set; }

    public Span<double> Take(int words)
    {
        if (words > _chunks[Chunk].Length - Used)
        {
            Enlarge(words);
        }

        Span<double> taken = _chunks[Chunk].AsSpan(Used, words);
        Used += words;
        return taken;
    }

    public void Release(int chunk, int used) => (Chunk, Used) = (chunk, used);

    public Span<double> At(int chunk, int start, int words) => _chunks[chunk].AsSpan(start, words);

    /// <summary>The place of an array of this memory, which was handed out lately: the newest piece is looked at first.</summary>
    public Kept Find(Span<byte> array, int length)
    {
        if (array.IsEmpty)
        {
            return new(Chunk, 0, length);
        }

        for (int chunk = Chunk; chunk >= 0; chunk--)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(_chunks[chunk].AsSpan());
            long offset = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(bytes), ref MemoryMarshal.GetReference(array));

            if (offset >= 0 && offset < bytes.Length)
            {
                return new(chunk, (int)(offset / sizeof(double)), length);
            }
        }

        throw new ArgumentException("The array is not of this workspace.", nameof(array));
    }

    /// <summary>Goes on to a piece with room for so many words; pieces that are too small are skipped until the scope ends.</summary>
    private void Enlarge(int words)
    {
        int next = Chunk + 1;

        if (next == _chunks.Length)
        {
            Array.Resize(ref _chunks, next + 1);
        }

        if (_chunks[next] is null || _chunks[next].Length < words)
        {
            _chunks[next] = new double[Math.Max(words, 2 * _chunks[Chunk].Length)];
        }

        (Chunk, Used) = (next, 0);
    }
}
