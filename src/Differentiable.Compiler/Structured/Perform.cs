using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Structured;

/// <summary>A statement without control flow; its targets may have been assigned before.</summary>
public sealed record Perform(Statement Statement) : StructuredStatement
{
    public override TResult Accept<TResult>(IStructuredVisitor<TResult> visitor) => visitor.VisitPerform(this);
}
