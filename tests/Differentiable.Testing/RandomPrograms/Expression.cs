namespace Differentiable.Testing.RandomPrograms;

/// <summary>An expression whose operands already have the types that C# gives them.</summary>
public abstract record Expression(ScalarType Type)
{
    /// <summary>Calls the visitor's method for this kind of expression.</summary>
    public abstract T Accept<T>(IExpressionVisitor<T> visitor);
}
