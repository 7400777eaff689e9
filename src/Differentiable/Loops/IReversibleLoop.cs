namespace Differentiable.Loops;

/// <summary>
/// A loop that also runs backwards. With the state s, the iterations s ↦ f(s) and the residual r(s) that the derivative of f at s is computed from,
/// <see cref="Back"/> is w ↦ Df(s)ᵀ w, plus what the iteration contributes to the cotangents of variables outside of the loop.
/// </summary>
/// <typeparam name="TState">The carried variables.</typeparam>
/// <typeparam name="TResidual">What an iteration remembers for its way back.</typeparam>
/// <typeparam name="TOutput">What the rest of the method hands out.</typeparam>
/// <typeparam name="TCotangent">The cotangents of the carried variables and of the variables outside.</typeparam>
public interface IReversibleLoop<TState, TResidual, TOutput, TCotangent> : ILoop<TState>
{
    /// <summary>One iteration that remembers.</summary>
    /// <param name="state">The carried variables before it.</param>
    /// <returns>The carried variables after it, and what its way back will need.</returns>
    (TState State, TResidual Residual) Record(TState state);

    /// <summary>What follows the loop, its own way back included.</summary>
    /// <param name="state">The carried variables after the last iteration.</param>
    /// <returns>What it hands out, and the cotangents after the last iteration.</returns>
    (TOutput Output, TCotangent Cotangent) Rest(TState state);

    /// <summary>One iteration backwards.</summary>
    /// <param name="residual">What the iteration remembered.</param>
    /// <param name="iteration">Its number, from 0.</param>
    /// <param name="cotangent">The cotangents after the iteration.</param>
    /// <returns>The cotangents before it.</returns>
    TCotangent Back(TResidual residual, long iteration, TCotangent cotangent);
}
