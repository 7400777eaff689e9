using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Vectorization;

/// <summary>Several iterations of a loop at once, with the values of each in a lane.</summary>
/// <param name="Count">How many.</param>
/// <param name="State">The carried variables: those of the loop, but cotangents that are sums have what each lane adds in a lane.</param>
/// <param name="Condition">Whether there are so many more, in terms of this state.</param>
/// <param name="Range">Whether all elements are there that they and those after them reach: they do not ask again.</param>
/// <param name="Body">These iterations: the results are the state after them.</param>
public sealed record LaneIteration(int Count, EquatableArray<Variable> State, Block Condition, Block Range, Block Body)
{
    /// <summary>How the loop's state becomes this one, and back; null where they are the same.</summary>
    public LanePassage? Passage { get; init; }
}
