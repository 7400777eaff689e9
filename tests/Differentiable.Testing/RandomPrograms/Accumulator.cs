namespace Differentiable.Testing.RandomPrograms;

/// <summary>A variable to which each iteration of a loop adds a term, and that nothing else in the loop assigns.</summary>
/// <param name="Term">A bound on what one iteration adds.</param>
internal sealed record Accumulator(Variable Target, double Term);
