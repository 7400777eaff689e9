namespace Differentiable.Testing.RandomPrograms;

/// <summary>A compound assignment such as <c>x += value</c>; both sides have the target's type.</summary>
public sealed record CompoundAssignment(Variable Target, BinaryOperator Operator, Expression Value) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitCompoundAssignment(this);
}
