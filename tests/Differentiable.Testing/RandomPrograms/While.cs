namespace Differentiable.Testing.RandomPrograms;

/// <summary>A <c>while</c> loop. The literal true as the condition leaves it to a break to end the loop.</summary>
public sealed record While(Expression Condition, IReadOnlyList<Statement> Body, int TripLimit) : Loop(Body, TripLimit)
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitWhile(this);
}
