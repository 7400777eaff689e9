namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// A throw of an <see cref="ArgumentException"/>, or of an <see cref="ArgumentOutOfRangeException"/> that names a variable.
/// </summary>
public sealed record Throw(string Message, Variable? OutOfRange) : Statement
{
    /// <inheritdoc/>
    public override T Accept<T>(IStatementVisitor<T> visitor) => visitor.VisitThrow(this);
}
