namespace Differentiable.Testing.RandomPrograms;

/// <summary>A loop over a range of ints, <c>foreach (int i in Enumerable.Range(start, count))</c>.</summary>
public sealed record ForEach(Variable Counter, Expression Start, Expression Count, IReadOnlyList<Statement> Body, int TripLimit)
    : Loop(Body, TripLimit)
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitForEach(this);
}
