using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>A branch: its derivative is that of the arm that runs. The condition is passive.</summary>
/// <param name="Primal">The branch itself.</param>
/// <param name="Then">The linearized first arm.</param>
/// <param name="Else">The linearized second arm.</param>
/// <param name="ActiveTargets">The targets that carry a derivative from at least one arm.</param>
/// <param name="ActiveInputs">The active variables from outside that the arms read: what their pullbacks can contribute to.</param>
/// <param name="SharesResiduals">Whether floating-point residuals of both arms may share a slot.</param>
public sealed record BranchStep(
    If Primal,
    LinearizedBlock Then,
    LinearizedBlock Else,
    EquatableArray<Variable> ActiveTargets,
    EquatableArray<Variable> ActiveInputs,
    bool SharesResiduals) : Step
{
    /// <summary>Whether it stores to an active array from outside.</summary>
    public bool Writes { get; init; }

    public override bool IsActive => ActiveTargets.Count > 0 || Writes;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.VisitBranch(this);
}
