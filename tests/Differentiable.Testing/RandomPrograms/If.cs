namespace Differentiable.Testing.RandomPrograms;

/// <summary>A branch. An else arm that is one <see cref="If"/> is printed as <c>else if</c>.</summary>
public sealed record If(Expression Condition, IReadOnlyList<Statement> Then, IReadOnlyList<Statement>? Else) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitIf(this);
}
