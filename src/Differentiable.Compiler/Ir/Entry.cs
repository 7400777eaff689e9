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

    /// <summary>A user's rule, which is a method of its own: all partial derivatives of the method that it is for.</summary>
    Rule,

    /// <summary>A user's rule that returns the value and all partial derivatives.</summary>
    RuleWithValue,

    /// <summary>The Hessian applied to a vector: primal arguments, then a tangent for each active parameter.</summary>
    Hvp,
}
