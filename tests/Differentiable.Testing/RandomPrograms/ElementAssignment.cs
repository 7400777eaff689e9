namespace Differentiable.Testing.RandomPrograms;

/// <summary>An assignment to an element, such as <c>a[i] = value</c> or <c>a[i] += value</c>.</summary>
/// <param name="Operator">The operator of a compound assignment, or null.</param>
public sealed record ElementAssignment(Element Target, BinaryOperator? Operator, Expression Value) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitElementAssignment(this);
}
