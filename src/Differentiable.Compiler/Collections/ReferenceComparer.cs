using System.Runtime.CompilerServices;

namespace Differentiable.Compiler.Collections;

/// <summary>Objects are equal if they are one: for what is a value, but too large to be compared as one.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    public static ReferenceComparer<T> Instance { get; } = new();

    public bool Equals(T x, T y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
