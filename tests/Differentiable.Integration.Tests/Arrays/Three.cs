using System.Runtime.CompilerServices;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Three numbers in a value.</summary>
[InlineArray(3)]
public struct Three
{
    private double _first;
}
