namespace Differentiable.Testing.RandomPrograms;

/// <summary>An element of an array or span, such as <c>a[i]</c> or <c>a[^1]</c>; a value, or the target of a write.</summary>
/// <param name="IsFromEnd">Whether the index counts from the end.</param>
public sealed record Element(Expression Array, Expression Index, bool IsFromEnd) : Expression(Array.Type)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitElement(this);
}
