namespace Differentiable.Testing.RandomPrograms;

/// <summary>A <c>break</c> out of the innermost loop.</summary>
public sealed record Break : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitBreak(this);
}
