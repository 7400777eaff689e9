namespace Differentiable.Testing.RandomPrograms;

/// <summary>The declaration of two locals by <c>(double s, double c) = Math.SinCos(x)</c>.</summary>
public sealed record SinCosDeclaration(Variable Sine, Variable Cosine, Expression Argument, string Holder, bool IsImplicitlyTyped)
    : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitSinCosDeclaration(this);
}
