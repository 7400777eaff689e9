namespace Differentiable.Testing.RandomPrograms;

/// <summary>A new array: zeros, or the given elements.</summary>
/// <param name="Count">The number of zeros, or null where the elements are given.</param>
public sealed record NewArray(ScalarType Type, Expression? Count, IReadOnlyList<Expression> Elements, NewArraySyntax Syntax) : Expression(Type)
{
    /// <inheritdoc/>
    public override ArrayForm Form => Syntax == NewArraySyntax.StackAlloc ? ArrayForm.Span : ArrayForm.Array;

    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitNewArray(this);
}
