namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// A tuple assignment to elements and variables, such as <c>(a[i], x) = (x, a[j])</c>. The places are found first, then all values
/// are computed, then the first target changes.
/// </summary>
/// <param name="Targets">Elements and references to variables.</param>
public sealed record ElementTuple(IReadOnlyList<Expression> Targets, IReadOnlyList<Expression> Values) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitElementTuple(this);
}
