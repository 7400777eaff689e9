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

    /// <inheritdoc cref="BranchStep.SharesResiduals"/>
    public bool SharesResiduals { get; init; }

    public override bool IsActive => ActiveState.Count > 0 || Writes;

    /// <summary>The ordinals of the active carried variables.</summary>
    public IEnumerable<int> ActiveOrdinals => Enumerable.Range(0, Primal.State.Count).Where(i => ActiveState.Contains(Primal.State[i]));

    /// <summary>What belongs to the active carried variables, at the places of all; null at the others.</summary>
    public T?[] AmongState<T>(IReadOnlyList<T?> ofActive)
        where T : class
    {
        T?[] ofState = new T?[Primal.State.Count];

        foreach ((int ordinal, int i) in ActiveOrdinals.Select(static (ordinal, i) => (ordinal, i)))
        {
            ofState[ordinal] = ofActive[i];
        }

        return ofState;
    }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.VisitLoop(this);
}
