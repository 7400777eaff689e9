namespace Differentiable.Testing.RandomPrograms;

/// <summary>A part of an array or span.</summary>
/// <param name="Second">The number of elements, or, of a range, the end; null for all that follow.</param>
/// <param name="IsFromEnd">Whether the end of a range counts from the end.</param>
public sealed record Part(Expression Array, Expression Start, Expression? Second, PartSyntax Syntax, bool IsFromEnd) : Expression(Array.Type)
{
    /// <inheritdoc/>
    public override ArrayForm Form => Syntax == PartSyntax.AsSpan ? ArrayForm.Span : Array.Form;

    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitPart(this);
}
