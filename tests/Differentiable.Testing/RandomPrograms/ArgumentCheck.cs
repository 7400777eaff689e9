namespace Differentiable.Testing.RandomPrograms;

/// <summary>A call of a throw helper of <see cref="ArgumentOutOfRangeException"/> on a passive integer.</summary>
/// <param name="Limit">The limit of <c>ThrowIfGreaterThan</c>, or null for <c>ThrowIfNegative</c>.</param>
public sealed record ArgumentCheck(Variable Variable, Literal? Limit) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitArgumentCheck(this);
}
