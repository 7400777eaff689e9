namespace Differentiable.Testing.RandomPrograms;

/// <summary>An increment or decrement that stands alone.</summary>
public sealed record IncrementStatement(Increment Increment) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitIncrementStatement(this);
}
