namespace Differentiable.Testing.RandomPrograms;

/// <summary>An assignment to a local or parameter.</summary>
public sealed record Assignment(Variable Target, Expression Value) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitAssignment(this);
}
