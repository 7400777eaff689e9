namespace Differentiable.Testing.RandomPrograms;

/// <summary>A loop over an array or span, <c>foreach (double e in a)</c>.</summary>
/// <param name="IsImplicitlyTyped">Whether the item is declared with <c>var</c>; if not, its type may be wider than the elements'.</param>
public sealed record ForEachElement(Variable Item, Expression Collection, bool IsImplicitlyTyped, IReadOnlyList<Statement> Body, int TripLimit)
    : Loop(Body, TripLimit)
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitForEachElement(this);
}
