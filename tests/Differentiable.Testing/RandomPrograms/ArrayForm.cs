namespace Differentiable.Testing.RandomPrograms;

/// <summary>How a sequence of numbers is typed, if a variable or expression is one at all.</summary>
public enum ArrayForm
{
    /// <summary>No sequence: a single value.</summary>
    None,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A span.</summary>
    Span,

    /// <summary>A read-only span.</summary>
    ReadOnlySpan,
}
