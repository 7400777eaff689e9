namespace Differentiable.Testing.RandomPrograms;

/// <summary>A <c>do</c> loop, which runs at least once.</summary>
public sealed record Do(IReadOnlyList<Statement> Body, Expression Condition, int TripLimit) : Loop(Body, TripLimit)
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitDo(this);
}
