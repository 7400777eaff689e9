namespace Differentiable.Testing.RandomPrograms;

/// <summary>The increment or decrement of an integer variable, before or after its use.</summary>
public sealed record Increment(Variable Variable, bool IsDecrement, bool IsPrefix) : Expression(Variable.Type)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitIncrement(this);
}
