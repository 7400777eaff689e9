using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>A branch: its derivative is that of the arm that runs. The condition is passive.</summary>
/// <param name="Primal">The branch itself.</param>
/// <param name="Then">The linearized first arm.</param>
/// <param name="Else">The linearized second arm.</param>
/// <param name="ActiveTargets">The targets that carry a derivative from at least one arm.</param>
/// <param name="ActiveInputs">The active variables from outside that the arms read: what their pullbacks can contribute to.</param>
public sealed record BranchStep(
    If Primal,
    LinearizedBlock Then,
    LinearizedBlock Else,
    EquatableArray<Variable> ActiveTargets,
    EquatableArray<Variable> ActiveInputs) : Step
{
    public override bool IsActive => ActiveTargets.Count > 0;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.VisitBranch(this);
}
