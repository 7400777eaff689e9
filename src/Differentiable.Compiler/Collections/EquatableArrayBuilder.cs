namespace Differentiable.Compiler.Collections;

/// <summary>Builds <see cref="EquatableArray{T}"/>s, from collection expressions and from sequences.</summary>
public static class EquatableArrayBuilder
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new([.. items]);

    /// <summary>The items at these ordinals; the array itself if they are all, in order.</summary>
    public static EquatableArray<T> At<T>(this EquatableArray<T> items, IReadOnlyList<int> ordinals)
        where T : IEquatable<T>
    {
        if (IsIdentity(ordinals, items.Count))
        {
            return items;
        }

        T[] chosen = new T[ordinals.Count];

        for (int i = 0; i < chosen.Length; i++)
        {
            chosen[i] = items[ordinals[i]];
        }

        return new(chosen);
    }

    private static bool IsIdentity(IReadOnlyList<int> ordinals, int count)
    {
        for (int i = 0; i < ordinals.Count; i++)
        {
            if (ordinals[i] != i)
            {
                return false;
            }
        }

        return ordinals.Count == count;
    }

    /// <summary>The items; the array that there was before if they are the same objects.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this List<T> items, EquatableArray<T> before)
        where T : class, IEquatable<T>
    {
        bool isSame = items.Count == before.Count;

        for (int i = 0; isSame && i < items.Count; i++)
        {
            isSame = ReferenceEquals(items[i], before[i]);
        }

        return isSame ? before : new([.. items]);
    }
}
