namespace Differentiable.Testing.RandomPrograms;

/// <summary>A call of a function from a real number to a passive value, through which no derivative flows.</summary>
/// <param name="Holder">The type that the call names: <c>Math</c>, <c>MathF</c>, <c>double</c> or <c>float</c>.</param>
public sealed record PassiveCall(string Holder, PassiveFunction Function, Expression Argument) : Expression(Function.ResultType)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitPassiveCall(this);
}
