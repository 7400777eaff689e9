using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Structured;

/// <summary>An if statement, or a conditional expression that assigns in its arms.</summary>
public sealed record Branch(
    Atom Condition,
    EquatableArray<StructuredStatement> Then,
    EquatableArray<StructuredStatement> Else,
    Origin? Origin) : StructuredStatement
{
    public override TResult Accept<TResult>(IStructuredVisitor<TResult> visitor) => visitor.VisitBranch(this);
}
