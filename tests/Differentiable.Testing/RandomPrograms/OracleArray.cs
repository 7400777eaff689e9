namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// An array or span during an evaluation. A part is the same memory seen through .NET's own slices, so that aliasing and what is
/// thrown out of range are those of C#.
/// </summary>
internal sealed class OracleArray(Memory<OracleValue> elements)
{
    public int Length => elements.Length;

    public OracleValue this[long index]
    {
        get => elements.Span[checked((int)index)];
        set => elements.Span[checked((int)index)] = value;
    }

    /// <summary>The same memory from a place on.</summary>
    public OracleArray Slice(long start, long? count)
    {
        int first = checked((int)start);

        // Spans name no parameter in what they throw, memory does.
        _ = count is { } some ? elements.Span.Slice(first, checked((int)some)) : elements.Span[first..];
        return new(count is { } length ? elements.Slice(first, checked((int)length)) : elements[first..]);
    }

    /// <summary>A copy of a range, as arrays give it.</summary>
    public OracleArray CopyOf(Range range) => new(elements.ToArray()[range]);

    public OracleArray Select(Func<OracleValue, OracleValue> function)
    {
        OracleValue[] results = elements.ToArray();
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = function(results[i]);
        }

        return new(results);
    }
}
