using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>
/// A loop, what follows it, and the loop backwards: iterates to the last state and remembers residuals, runs <paramref name="Rest"/> on the last state, and
/// then hands the carried cotangents through <paramref name="Back"/> from the last iteration to the first.
/// </summary>
/// <remarks>
/// How residuals are remembered (a history, checkpoints) is not part of the meaning. The blocks are separate scopes: <paramref name="Back"/> may bind the names
/// that <paramref name="Body"/> binds, and sees none of its values.
/// </remarks>
/// <param name="Targets">What the outputs of the rest, and then the cotangents, are bound to.</param>
/// <param name="State">The carried variables, as the condition and the body see them.</param>
/// <param name="Initial">The first state.</param>
/// <param name="Condition">Whether there is another iteration.</param>
/// <param name="Body">One iteration: its results are the next state, and then the residuals.</param>
/// <param name="Final">The last state, as the rest sees it.</param>
/// <param name="Rest">What follows: its results are outputs, and then the cotangents after the last iteration.</param>
/// <param name="Index">The number of the iteration, from 0, as the way back sees it.</param>
/// <param name="Residuals">What the body hands to the way back of the same iteration.</param>
/// <param name="Cotangents">The cotangents after an iteration, as the way back sees them.</param>
/// <param name="Back">One iteration backwards: its results are the cotangents before it.</param>
/// <param name="Origin">The user's statement.</param>
public sealed record ReverseLoop(
    EquatableArray<Variable> Targets,
    EquatableArray<Variable> State,
    EquatableArray<Atom> Initial,
    Block Condition,
    Block Body,
    EquatableArray<Variable> Final,
    Block Rest,
    Variable Index,
    EquatableArray<Variable> Residuals,
    EquatableArray<Variable> Cotangents,
    Block Back,
    Origin? Origin) : Statement(Origin)
{
    /// <summary>
    /// Whether an iteration must not run again once the rest has run: it reads elements that the rest changes. Then all iterations are remembered, and none runs again from a checkpoint.
    /// </summary>
    public bool ReadsWhatChanges { get; init; }

    /// <summary>How many of the rest's results are outputs.</summary>
    public int Outputs => Targets.Count - Cotangents.Count;

    /// <summary>What the way back binds before its statements.</summary>
    public EquatableArray<Variable> BackParameters => [Index, .. Residuals, .. Cotangents];

    /// <summary>Whether the other consists of the same objects: then nothing has changed.</summary>
    public bool HasPartsOf(ReverseLoop other) =>
        Targets.IsSameAs(other.Targets) && State.IsSameAs(other.State) && Initial.IsSameAs(other.Initial) && Final.IsSameAs(other.Final) && Residuals.IsSameAs(other.Residuals)
        && Cotangents.IsSameAs(other.Cotangents) && ReferenceEquals(Condition, other.Condition) && ReferenceEquals(Body, other.Body) && ReferenceEquals(Rest, other.Rest) && ReferenceEquals(Back, other.Back);
}
