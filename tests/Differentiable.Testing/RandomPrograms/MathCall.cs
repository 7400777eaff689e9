namespace Differentiable.Testing.RandomPrograms;

/// <summary>A call of a mathematical function from real numbers to a real number.</summary>
/// <param name="Holder">The type that the call names: <c>Math</c>, <c>MathF</c>, <c>double</c> or <c>float</c>.</param>
public sealed record MathCall(ScalarType Type, string Holder, MathFunction Function, IReadOnlyList<Expression> Arguments)
    : Expression(Type)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitMathCall(this);
}
