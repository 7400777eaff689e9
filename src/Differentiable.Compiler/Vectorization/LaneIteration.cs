using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Vectorization;

/// <summary>Several iterations of a loop at once, with the values of each in a lane.</summary>
/// <param name="Count">How many.</param>
/// <param name="Condition">Whether there are so many more, in terms of the loop's state.</param>
/// <param name="Body">These iterations: the results are the state after them.</param>
public sealed record LaneIteration(int Count, Block Condition, Block Body);
