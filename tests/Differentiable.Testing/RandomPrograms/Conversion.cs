namespace Differentiable.Testing.RandomPrograms;

/// <summary>A numeric conversion.</summary>
/// <param name="IsExplicit">Whether a cast is written; an implicit conversion leaves no trace in the text.</param>
public sealed record Conversion(ScalarType Type, Expression Operand, bool IsExplicit) : Expression(Type)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitConversion(this);
}
