namespace Differentiable.Compiler.Representations;

/// <summary>The representations that give a gradient.</summary>
public enum GradientWay
{
    /// <summary><see cref="Pullback"/>.</summary>
    Reverse,

    /// <summary><see cref="Jacobian"/>: a tangent of its own for each parameter.</summary>
    Forward,

    /// <summary><see cref="VectorForward"/>.</summary>
    Lanes,
}
