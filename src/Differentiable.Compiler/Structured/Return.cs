using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Structured;

/// <summary>Leaves the method with its results.</summary>
public sealed record Return(EquatableArray<Atom> Values) : StructuredStatement
{
    public override TResult Accept<TResult>(IStructuredVisitor<TResult> visitor) => visitor.VisitReturn(this);
}
