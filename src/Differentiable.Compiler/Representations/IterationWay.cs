using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>An iteration of a loop, and its way back.</summary>
/// <param name="Forward">The iteration: its results are the next state.</param>
/// <param name="Backward">Its way back: its results are the cotangents before it, of the carried variables and then of the carried inputs.</param>
/// <param name="State">The cotangents of the carried variables after it.</param>
/// <param name="Inputs">The cotangents of the carried inputs so far.</param>
internal sealed record IterationWay(Block Forward, Block Backward, IReadOnlyList<Variable> State, IReadOnlyList<Variable> Inputs)
{
    /// <summary>What the way back makes of the cotangents of the carried variables.</summary>
    public IEnumerable<Atom> StateBefore => Backward.Results.Take(State.Count);

    /// <summary>What the way back makes of the cotangents of the carried inputs.</summary>
    public IEnumerable<Atom> InputsBefore => Backward.Results.Skip(State.Count);
}
