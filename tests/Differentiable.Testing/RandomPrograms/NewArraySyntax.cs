namespace Differentiable.Testing.RandomPrograms;

/// <summary>How a new array is written.</summary>
public enum NewArraySyntax
{
    /// <summary><c>new double[n]</c>, all zeros.</summary>
    Sized,

    /// <summary><c>stackalloc double[n]</c>, all zeros, a span.</summary>
    StackAlloc,

    /// <summary><c>new double[] { x, y }</c>.</summary>
    Initializer,

    /// <summary><c>new[] { x, y }</c>, whose type is that of the elements.</summary>
    Inferred,

    /// <summary><c>[x, y]</c>, whose type is that of the variable.</summary>
    Collection,
}
