namespace Differentiable.Compiler.Ir;

/// <summary>One step of a program. A closed set: a new kind does not compile until every pass treats it.</summary>
public abstract record Statement(Origin? Origin)
{
    public abstract TResult Accept<TResult>(IStatementVisitor<TResult> visitor);
}
