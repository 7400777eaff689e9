namespace Differentiable.Compiler.Ir;

/// <summary>Which method of a differentiable method's family a call enters.</summary>
public enum Entry
{
    /// <summary>The method itself.</summary>
    Primal,

    /// <summary>Its results and their directional derivatives: primal arguments, then a tangent for each active parameter.</summary>
    Jvp,

    /// <summary>Its results and the cotangents of its active parameters: primal arguments, then a cotangent for each result.</summary>
    Vjp,

    /// <summary>Its value and all partial derivatives: primal arguments.</summary>
    ValueAndGradient,

    /// <summary>The Hessian applied to a vector: primal arguments, then a tangent for each active parameter.</summary>
    Hvp,
}
