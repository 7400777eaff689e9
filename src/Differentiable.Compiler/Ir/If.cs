using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>Binds the results of the arm that the condition selects; only that arm runs.</summary>
public sealed record If(EquatableArray<Variable> Targets, Atom Condition, Block Then, Block Else, Origin? Origin) : Statement(Origin)
{
    /// <summary>Whether this is a part: a run of statements that is kept apart because the whole would be too long for one method.</summary>
    public bool IsPart => Condition == Literal.True;

    public override TResult Accept<TResult>(IStatementVisitor<TResult> visitor) => visitor.VisitIf(this);
}
