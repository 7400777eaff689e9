using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Structured;

/// <summary>A copy: <c>target = value</c>.</summary>
public sealed record Assign(Variable Target, Atom Value) : StructuredStatement
{
    public override TResult Accept<TResult>(IStructuredVisitor<TResult> visitor) => visitor.VisitAssign(this);
}
