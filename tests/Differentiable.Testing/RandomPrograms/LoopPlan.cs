namespace Differentiable.Testing.RandomPrograms;

/// <summary>What is decided about a loop before its body is generated.</summary>
/// <param name="TripLimit">A number of iterations that it does not exceed.</param>
/// <param name="AllowsContinue">Whether a continue would skip nothing that makes the loop stop.</param>
/// <param name="Counters">Control variables that the body can read, with their bounds.</param>
/// <param name="Steps">Statements that the body may contain besides: they hasten the end.</param>
/// <param name="TakesCondition">Whether a condition can be added to the one by which the loop counts.</param>
/// <param name="Build">The loop with that condition, or none, and a body.</param>
internal sealed record LoopPlan(
    int TripLimit,
    bool AllowsContinue,
    IReadOnlyList<(Variable Variable, double Bound)> Counters,
    IReadOnlyList<Statement> Steps,
    bool TakesCondition,
    Func<Expression?, IReadOnlyList<Statement>, Loop> Build)
{
    /// <summary>The counter of a loop over the indexes of an array, with the range that it keeps to.</summary>
    public (Variable Counter, IndexRange Range)? Range { get; init; }

    /// <summary>The variable of a loop over elements, with its bound.</summary>
    public (Variable Variable, double Bound)? Item { get; init; }

    /// <summary>Whether the body runs at least once, so that what it assigns can be read after the loop.</summary>
    public bool RunsOnce { get; init; }
}
