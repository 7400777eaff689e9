namespace Differentiable.Compiler.Ir;

/// <summary>Which method of a differentiable method's family a call enters.</summary>
public enum Entry
{
    /// <summary>The method itself.</summary>
    Primal,

    /// <summary>Its value and the directional derivative: primal arguments, then a tangent for each active parameter.</summary>
    Jvp,

    /// <summary>Its value and all partial derivatives: primal arguments.</summary>
    ValueAndGradient,

    /// <summary>The Hessian applied to a vector: primal arguments, then a tangent for each active parameter.</summary>
    Hvp,
}
