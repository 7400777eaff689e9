namespace Differentiable.Testing.RandomPrograms;

/// <summary>A <c>continue</c> of the innermost loop.</summary>
public sealed record Continue : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitContinue(this);
}
