namespace Differentiable.Testing.RandomPrograms;

/// <summary>The innermost loop around a place.</summary>
/// <param name="Depth">How many loops are around the place.</param>
/// <param name="Trips">How often the place is reached at most, in one call of the method.</param>
/// <param name="AllowsContinue">Whether a continue would skip nothing that makes the loop stop.</param>
/// <param name="Counters">The integers that change with each iteration, those of the loops around included.</param>
/// <param name="Accumulators">The sums that still wait for their statement.</param>
internal sealed record LoopFrame(
    int Depth, int Trips, bool AllowsContinue, IReadOnlyList<Variable> Counters, List<Accumulator> Accumulators);
