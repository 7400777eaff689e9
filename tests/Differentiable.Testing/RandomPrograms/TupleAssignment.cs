namespace Differentiable.Testing.RandomPrograms;

/// <summary>A tuple assignment such as <c>(a, b) = (b, a)</c>. All values are computed before the first target changes.</summary>
public sealed record TupleAssignment(IReadOnlyList<Variable> Targets, IReadOnlyList<Expression> Values) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitTupleAssignment(this);
}
