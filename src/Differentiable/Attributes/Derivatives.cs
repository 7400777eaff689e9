namespace Differentiable;

/// <summary>The derivatives of a method f, with x for all active parameters together.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>x ↦ ∇f(x).</summary>
    Gradient = 1,

    /// <summary>x ↦ (f(x), ∇f(x)), for little more than the cost of f.</summary>
    ValueAndGradient = 2,

    /// <summary>(x, v) ↦ (f(x), Df(x) v): the directional derivative, forward mode.</summary>
    Jvp = 4,

    /// <summary>(x, w) ↦ (f(x), Df(x)ᵀ w): reverse mode, with the caller's cotangent.</summary>
    Vjp = 8,

    /// <summary>(x, v) ↦ ∇²f(x) v: the Hessian applied to a vector, forward over reverse.</summary>
    Hvp = 16,

    /// <summary>x ↦ ∇²f(x): the whole Hessian.</summary>
    Hessian = 32,

    /// <summary>x ↦ Df(x), a matrix with a row for each result: of methods with several results, which all have it.</summary>
    Jacobian = 64,
}
