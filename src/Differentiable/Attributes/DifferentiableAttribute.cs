namespace Differentiable;

/// <summary>
/// Asks for the derivatives of a static method, which the build writes beside it. For <c>static double F(double x, double y, int n)</c> these are
/// <c>FGradient</c>, <c>FValueAndGradient</c>, <c>FJvp</c> and <c>FVjp</c>, and on request <c>FHvp</c> and <c>FHessian</c>. A method that returns a
/// tuple or an array, or fills spans, has <c>FJvp</c>, <c>FVjp</c> and <c>FJacobian</c>.
/// </summary>
/// <remarks>
/// A method is differentiated in its <see cref="double"/> and <see cref="float"/> parameters that are not marked <see cref="NoDerivativeAttribute"/>; all other
/// parameters are passive, and spans that a method without a result fills are its results. The containing types must be partial. What cannot be differentiated is a build error.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>Derivatives to generate besides the four that every differentiable method has.</summary>
    public Derivatives Also { get; init; }

    /// <summary>How the gradient is computed; by default the build chooses.</summary>
    public GradientMode Gradient { get; init; }

    /// <summary>
    /// How many bytes each loop may use to run backwards; 0 for the build's own choice: <see cref="Loops.Loop.Memory"/>, or, where a loop through an array can run from both ends at once, a few numbers for
    /// each element, in memory that the thread keeps. With less, loops remember fewer
    /// iterations and run more often: with room for a few states, time grows with the logarithm of the number of iterations. What is more than the build's own choice is
    /// not taken from the stack but rented, when it is needed, from <see cref="System.Buffers.ArrayPool{T}.Shared"/>: loops that fit in run once.
    /// </summary>
    public int LoopMemory { get; init; }

    /// <summary>Which loops are written out, iteration by iteration; by default short ones.</summary>
    public LoopUnrolling LoopUnrolling { get; init; }
}
