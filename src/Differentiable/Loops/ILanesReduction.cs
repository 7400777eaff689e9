namespace Differentiable.Loops;

/// <summary>A loop that runs several iterations at once and adds something up meanwhile: each lane has a sum of its own, and these are added at the end. <see cref="Loop.ReduceInLanes"/> runs it.</summary>
/// <typeparam name="TState">The carried variables.</typeparam>
/// <typeparam name="TLanes">The same with the sums of all lanes.</typeparam>
public interface ILanesReduction<TState, TLanes> : ILoop<TState>
{
    /// <summary>Whether all elements of arrays are there that iterations in lanes, from here to the last, reach. They are not asked for again: what runs in lanes reads and writes without a check.</summary>
    /// <param name="state">The carried variables before them.</param>
    bool IsInRange(TState state);

    /// <summary>The carried variables with what was added up so far in the first lane.</summary>
    /// <param name="state">The carried variables.</param>
    TLanes ToLanes(TState state);

    /// <summary>Whether there are as many more iterations as a register has lanes.</summary>
    /// <param name="state">The carried variables before them.</param>
    bool ContinuesInLanes(TLanes state);

    /// <summary>As many iterations as a register has lanes.</summary>
    /// <param name="state">The carried variables before them.</param>
    /// <returns>The carried variables after them.</returns>
    TLanes NextInLanes(TLanes state);

    /// <summary>The carried variables with the lanes added up.</summary>
    /// <param name="state">The carried variables in lanes.</param>
    TState FromLanes(TLanes state);
}
