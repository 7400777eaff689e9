namespace Differentiable.Testing.RandomPrograms;

/// <summary>A literal. It is never negative; a minus sign is a <see cref="Unary"/>.</summary>
/// <param name="Value">A value of the C# type, or the index of the member for an enum.</param>
public sealed record Literal(ScalarType Type, object Value) : Expression(Type)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitLiteral(this);
}
