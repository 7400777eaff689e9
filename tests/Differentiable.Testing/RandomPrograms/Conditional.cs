namespace Differentiable.Testing.RandomPrograms;

/// <summary>A conditional expression, <c>condition ? then : else</c>.</summary>
public sealed record Conditional(Expression Condition, Expression Then, Expression Else) : Expression(Then.Type)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitConditional(this);
}
