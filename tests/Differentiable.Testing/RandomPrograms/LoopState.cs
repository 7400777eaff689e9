namespace Differentiable.Testing.RandomPrograms;

/// <summary>What a loop carries from one iteration to the next, apart from its counters.</summary>
/// <param name="Carried">The variables that its body may change, with a bound that each keeps in all iterations.</param>
/// <param name="Accumulators">The sums, with a bound on each after all iterations.</param>
internal sealed record LoopState(
    IReadOnlyDictionary<Variable, double> Carried, IReadOnlyList<(Accumulator Accumulator, double Bound)> Accumulators);
