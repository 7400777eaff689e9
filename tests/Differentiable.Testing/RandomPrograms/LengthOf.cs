namespace Differentiable.Testing.RandomPrograms;

/// <summary>The number of elements of an array or span.</summary>
public sealed record LengthOf(Expression Array) : Expression(ScalarType.Int)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitLengthOf(this);
}
