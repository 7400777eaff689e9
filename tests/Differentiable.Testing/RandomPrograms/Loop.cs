namespace Differentiable.Testing.RandomPrograms;

/// <summary>A loop.</summary>
/// <param name="TripLimit">A number of iterations that one run of the loop does not exceed.</param>
public abstract record Loop(IReadOnlyList<Statement> Body, int TripLimit) : Statement;
