namespace Differentiable.Compiler.Structured;

/// <summary>One statement of a method as the user wrote it: variables may be assigned again, and control may leave early. A closed set.</summary>
public abstract record StructuredStatement
{
    public abstract TResult Accept<TResult>(IStructuredVisitor<TResult> visitor);
}
