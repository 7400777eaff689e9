namespace Differentiable.Testing.RandomPrograms;

/// <summary>A return of a value.</summary>
public sealed record Return(Expression Value) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitReturn(this);
}
