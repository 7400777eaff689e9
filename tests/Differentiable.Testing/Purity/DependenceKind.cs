namespace Differentiable.Testing.Purity;

/// <summary>How a value depends on the tangents or cotangents that flow into a method.</summary>
public enum DependenceKind
{
    /// <summary>Not known yet, as the result of a call that is being analysed, or no longer, after a violation. Fits everything.</summary>
    Unknown,

    /// <summary>Zero in any case: both linear and constant.</summary>
    Zero,

    /// <summary>Independent of them.</summary>
    Constant,

    /// <summary>Linear in them.</summary>
    Linear,

    /// <summary>A tuple or struct whose elements depend on them each in its own way.</summary>
    Product,
}
