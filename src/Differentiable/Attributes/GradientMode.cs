namespace Differentiable;

/// <summary>How a gradient is computed. The numbers are the same but for rounding.</summary>
public enum GradientMode
{
    /// <summary>The cheaper of the two by an estimate from the method's operations; the generated file says which, and why.</summary>
    Automatic = 0,

    /// <summary>
    /// Forward: all partial derivatives are carried along with the value, in the lanes of SIMD registers where all numbers are of one type. Nothing is kept for a
    /// way back. The cost grows with the number of parameters.
    /// </summary>
    Forward = 1,

    /// <summary>Reverse: the value first, then back from it to the parameters. The cost does not depend on their number.</summary>
    Reverse = 2,
}
