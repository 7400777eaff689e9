using System.Runtime.CompilerServices;

namespace Differentiable.Loops;

/// <summary>What a short loop remembers, on the stack: to rent memory costs as much as several iterations.</summary>
[InlineArray(16)]
internal struct Few<T>
{
    private T _first;
}
