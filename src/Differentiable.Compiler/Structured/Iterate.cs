using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Structured;

/// <summary>A loop statement of any form.</summary>
/// <param name="Test">What computes the condition; it assigns nothing that anybody else reads, unless <paramref name="TestAssigns"/> says so.</param>
/// <param name="Condition">Whether there is another iteration.</param>
/// <param name="Body">The body, which may be left early.</param>
/// <param name="Update">What follows each body that was not broken off: the increments of a for statement.</param>
/// <param name="TestsFirst">Whether the condition is tested before the first iteration; it is not in a do statement.</param>
/// <param name="TestAssigns">Whether the test assigns variables, as in <c>while (i++ &lt; n)</c>.</param>
/// <param name="Origin">The user's statement.</param>
public sealed record Iterate(
    EquatableArray<StructuredStatement> Test,
    Atom Condition,
    EquatableArray<StructuredStatement> Body,
    EquatableArray<StructuredStatement> Update,
    bool TestsFirst,
    bool TestAssigns,
    Origin? Origin) : StructuredStatement
{
    public override TResult Accept<TResult>(IStructuredVisitor<TResult> visitor) => visitor.VisitIterate(this);
}
