using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Vectorization;

namespace Differentiable.Compiler.Ir;

/// <summary>Iterates: <c>state = initial; while (condition(state)) { state = body(state); }</c>. Binds the last state.</summary>
/// <param name="Targets">What the last state is bound to.</param>
/// <param name="State">The carried variables, as the condition and the body see them.</param>
/// <param name="Initial">The first state.</param>
/// <param name="Condition">Whether there is another iteration: its only result is a truth value.</param>
/// <param name="Body">One iteration: its results are the next state.</param>
/// <param name="Origin">The user's statement.</param>
public sealed record Loop(
    EquatableArray<Variable> Targets,
    EquatableArray<Variable> State,
    EquatableArray<Atom> Initial,
    Block Condition,
    Block Body,
    Origin? Origin) : Statement(Origin)
{
    /// <summary>How the loop came about, for readers of the generated code; null where it is the user's own.</summary>
    public string? Remark { get; init; }

    /// <summary>
    /// Whether an iteration is a few operations that wait for those of the one before. Such a loop is compiled on its own: where a method is called after it, its state, which lies in memory during the call, would else lie
    /// there in each iteration. It makes no arrays.
    /// </summary>
    public bool IsApart { get; init; }

    /// <summary>Several iterations at once, where they can run so. Only emission sees it.</summary>
    public LaneIteration? Lanes { get; init; }

    /// <summary>The loop with these blocks; the loop itself where it has them already.</summary>
    public Loop With(Block condition, Block body) => ReferenceEquals(condition, Condition) && ReferenceEquals(body, Body) ? this : this with { Condition = condition, Body = body };

    /// <summary>What a carried variable is at first.</summary>
    public Atom FirstOf(Variable state) => Initial[OrdinalOf(state)];

    /// <summary>What a carried variable is in the next iteration.</summary>
    public Atom NextOf(Variable state) => Body.Results[OrdinalOf(state)];

    private int OrdinalOf(Variable state) => State.TakeWhile(other => other != state).Count();
}
