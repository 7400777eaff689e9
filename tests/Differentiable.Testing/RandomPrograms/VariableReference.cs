namespace Differentiable.Testing.RandomPrograms;

/// <summary>The value of a variable.</summary>
public sealed record VariableReference(Variable Variable) : Expression(Variable.Type)
{
    /// <inheritdoc/>
    public override ArrayForm Form => Variable.Form;

    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitVariableReference(this);
}
