namespace Differentiable.Testing.RandomPrograms;

/// <summary>The declaration of a local; without an initialiser it is assigned later on each path that reads it.</summary>
/// <param name="IsImplicitlyTyped">Whether it is written <c>var</c>.</param>
public sealed record Declaration(Variable Variable, Expression? Initializer, bool IsImplicitlyTyped) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitDeclaration(this);
}
