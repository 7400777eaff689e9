namespace Differentiable.Compiler.Collections;

/// <summary>Builds <see cref="EquatableArray{T}"/>s, from collection expressions and from sequences.</summary>
public static class EquatableArrayBuilder
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new([.. items]);

    /// <summary>The items at these ordinals.</summary>
    public static EquatableArray<T> At<T>(this EquatableArray<T> items, IEnumerable<int> ordinals)
        where T : IEquatable<T> => ordinals.Select(i => items[i]).ToEquatableArray();
}
