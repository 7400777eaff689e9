using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Vectorization;

/// <summary>The way into lanes and out of them, for loops that carry sums there.</summary>
/// <param name="Enter">Makes the state in lanes of the loop's.</param>
/// <param name="Leave">Makes the loop's state of the one in lanes, with the sums of the lanes.</param>
public sealed record LanePassage(Block Enter, Block Leave);
