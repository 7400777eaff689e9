namespace Differentiable.Testing.RandomPrograms;

/// <summary>A call of a method of the program. Parameters without an argument take their defaults.</summary>
/// <param name="Arguments">The arguments in the order of the text, which is the order of evaluation.</param>
public sealed record MethodCall(Method Method, IReadOnlyList<Argument> Arguments) : Expression(Method.ReturnType)
{
    /// <inheritdoc/>
    public override T Accept<T>(IExpressionVisitor<T> visitor) => visitor.VisitMethodCall(this);
}
