namespace Differentiable.Arrays;

/// <summary>The arrays of one thread's <see cref="Scratch"/>: those in use first.</summary>
internal sealed class ScratchMemory
{
    // More than a Jacobian has parameters; what has not been used for longest goes first.
    private const int Capacity = 16;

    [ThreadStatic]
    private static ScratchMemory? t_ofThread;

    private readonly List<Array> _arrays = [];

    public static ScratchMemory OfThread => t_ofThread ??= new();

    /// <summary>How many arrays are in use.</summary>
    public int Used { get; private set; }

    public void Release(int used) => Used = used;

    /// <summary>An array that fits, out of those that are not in use; a new one if there is none.</summary>
    public Array Take<TShape>(TShape shape, Func<Array, TShape, bool> fits, Func<TShape, Array> make)
    {
        for (int i = Used; i < _arrays.Count; i++)
        {
            if (fits(_arrays[i], shape))
            {
                return Use(i);
            }
        }

        _arrays.Add(make(shape));
        Array taken = Use(_arrays.Count - 1);

        if (_arrays.Count > Math.Max(Capacity, Used))
        {
            _arrays.RemoveAt(_arrays.Count - 1);
        }

        return taken;
    }

    private Array Use(int index)
    {
        Array array = _arrays[index];
        _arrays.RemoveAt(index);
        _arrays.Insert(Used, array);
        Used++;
        return array;
    }
}
