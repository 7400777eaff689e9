namespace Differentiable.Testing.RandomPrograms;

/// <summary>A <c>for</c> loop.</summary>
/// <param name="Counters">The declared counters, all of one type; none if the counter is declared before the loop.</param>
/// <param name="Updates">Increments and compound assignments, which run after each iteration.</param>
public sealed record For(
    IReadOnlyList<Declaration> Counters, Expression Condition, IReadOnlyList<Statement> Updates, IReadOnlyList<Statement> Body, int TripLimit)
    : Loop(Body, TripLimit)
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitFor(this);
}
