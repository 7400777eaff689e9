namespace Differentiable.Testing.RandomPrograms;

/// <summary>An expression whose operands already have the types that C# gives them.</summary>
/// <param name="Type">The type, or that of the elements.</param>
public abstract record Expression(ScalarType Type)
{
    /// <summary>Whether the expression is an array or span, and which.</summary>
    public virtual ArrayForm Form => ArrayForm.None;

    /// <summary>Calls the visitor's method for this kind of expression.</summary>
    public abstract T Accept<T>(IExpressionVisitor<T> visitor);
}
