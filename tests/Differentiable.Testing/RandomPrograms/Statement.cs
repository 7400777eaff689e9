namespace Differentiable.Testing.RandomPrograms;

/// <summary>A statement.</summary>
public abstract record Statement
{
    /// <summary>Calls the visitor's method for this kind of statement.</summary>
    public abstract T Accept<T>(IStatementVisitor<T> visitor);
}
