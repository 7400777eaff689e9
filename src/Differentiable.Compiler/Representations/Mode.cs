namespace Differentiable.Compiler.Representations;

/// <summary>The derivatives that a method can have.</summary>
public enum Mode
{
    Gradient,
    ValueAndGradient,
    Jvp,
    Vjp,
    Hvp,
    Hessian,
    Jacobian,
}
