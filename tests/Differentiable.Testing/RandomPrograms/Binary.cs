namespace Differentiable.Testing.RandomPrograms;

/// <summary>A binary operator applied to two operands of one type (the right operand of a shift is an int).</summary>
public sealed record Binary(ScalarType Type, BinaryOperator Operator, Expression Left, Expression Right) : Expression(Type)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitBinary(this);
}
