namespace Differentiable.Testing.RandomPrograms;

/// <summary>A unary operator applied to an operand.</summary>
public sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression(Operand.Type)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitUnary(this);
}
