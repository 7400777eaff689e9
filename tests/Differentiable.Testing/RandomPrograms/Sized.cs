namespace Differentiable.Testing.RandomPrograms;

/// <summary>An expression with a bound on its absolute value, by which the generator keeps values from growing.</summary>
internal readonly record struct Sized(Expression Expression, double Bound)
{
    /// <summary>The type of the expression.</summary>
    public ScalarType Type => Expression.Type;
}
