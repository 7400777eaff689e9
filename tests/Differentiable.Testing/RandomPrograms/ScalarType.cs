namespace Differentiable.Testing.RandomPrograms;

/// <summary>The types that a random program computes with.</summary>
public enum ScalarType
{
    /// <summary>A <see cref="double"/>.</summary>
    Double,

    /// <summary>A <see cref="float"/>.</summary>
    Float,

    /// <summary>An <see cref="int"/>; always passive.</summary>
    Int,

    /// <summary>A <see cref="long"/>; always passive.</summary>
    Long,

    /// <summary>A <see cref="bool"/>; always passive.</summary>
    Bool,

    /// <summary>The enum that each program declares for itself; always passive.</summary>
    Enum,

    /// <summary>A <see cref="string"/>; always passive.</summary>
    String,
}
