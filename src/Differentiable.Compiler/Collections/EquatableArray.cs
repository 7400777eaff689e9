using System.Collections;
using System.Runtime.CompilerServices;

namespace Differentiable.Compiler.Collections;

/// <summary>An immutable array that is equal to another when the elements are: what makes a whole program a value that caches.</summary>
[CollectionBuilder(typeof(EquatableArrayBuilder), nameof(EquatableArrayBuilder.Create))]
public readonly struct EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _items = items;

    public int Count => Items.Length;

    private T[] Items => _items ?? [];

    public T this[int index] => Items[index];

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <summary>Whether this is the other array, not only equal to it.</summary>
    public bool IsSameAs(EquatableArray<T> other) => ReferenceEquals(Items, other.Items);

    public bool Equals(EquatableArray<T> other) => ReferenceEquals(Items, other.Items) || Items.AsSpan().SequenceEqual(other.Items);

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = 17;

        foreach (T item in Items)
        {
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        }

        return hash;
    }

    public Enumerator GetEnumerator() => new(Items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    // LINQ over the array itself, which LINQ knows how to walk: over this struct, each of these would box it, and an enumerator.
    public IEnumerable<TResult> Select<TResult>(Func<T, TResult> selector) => Items.Select(selector);

    public IEnumerable<TResult> Select<TResult>(Func<T, int, TResult> selector) => Items.Select(selector);

    public IEnumerable<TResult> SelectMany<TResult>(Func<T, IEnumerable<TResult>> selector) => Items.SelectMany(selector);

    public IEnumerable<T> Where(Func<T, bool> predicate) => Items.Where(predicate);

    public IEnumerable<T> Where(Func<T, int, bool> predicate) => Items.Where(predicate);

    public IEnumerable<TResult> OfType<TResult>() => Items.OfType<TResult>();

    public IEnumerable<T> Skip(int count) => Items.Skip(count);

    public IEnumerable<T> Take(int count) => Items.Take(count);

    public IEnumerable<T> Concat(IEnumerable<T> others) => Items.Concat(others);

    public bool Any(Func<T, bool> predicate)
    {
        foreach (T item in Items)
        {
            if (predicate(item))
            {
                return true;
            }
        }

        return false;
    }

    public bool All(Func<T, bool> predicate)
    {
        foreach (T item in Items)
        {
            if (!predicate(item))
            {
                return false;
            }
        }

        return true;
    }

    public bool Contains(T item) => Array.IndexOf(Items, item) >= 0;

    public override string ToString() => "[" + string.Join(", ", Items) + "]";

    /// <summary>Walks the array without a heap object.</summary>
    public struct Enumerator(T[] items)
    {
        private int _next;

        public T Current { get; private set; } = default!;

        public bool MoveNext()
        {
            if (_next == items.Length)
            {
                return false;
            }

            Current = items[_next];
            _next++;
            return true;
        }
    }
}
