using System.Diagnostics.CodeAnalysis;

namespace Differentiable.Arrays;

/// <summary>Arrays as equal to all others of their length.</summary>
internal sealed class SameLength<T> : IEqualityComparer<T[]>
{
    private SameLength()
    {
    }

    public static SameLength<T> Instance { get; } = new();

    public bool Equals(T[]? x, T[]? y) => x?.Length == y?.Length;

    public int GetHashCode([DisallowNull] T[] obj) => obj.Length;
}
