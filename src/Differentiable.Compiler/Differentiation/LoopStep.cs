using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>A loop: its derivative is that of the iterations taken, composed. The condition is passive.</summary>
/// <param name="Primal">The loop itself.</param>
/// <param name="Body">One iteration, linearized.</param>
/// <param name="ActiveState">The carried variables that carry a derivative.</param>
/// <param name="ActiveInputs">The active variables from outside that the body reads.</param>
public sealed record LoopStep(Loop Primal, LinearizedBlock Body, EquatableArray<Variable> ActiveState, EquatableArray<Variable> ActiveInputs) : Step
{
    /// <summary>Whether it stores to an active array from outside.</summary>
    public bool Writes { get; init; }

    public override bool IsActive => ActiveState.Count > 0 || Writes;

    /// <summary>The ordinals of the active carried variables.</summary>
    public IEnumerable<int> ActiveOrdinals => Enumerable.Range(0, Primal.State.Count).Where(i => ActiveState.Contains(Primal.State[i]));

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.VisitLoop(this);
}
