namespace Differentiable.Loops;

/// <summary>
/// A loop whose iterations do the same to elements that follow one another: several of them can run at once, with the values of each in a lane of a SIMD register.
/// Every lane computes what its iteration computes; <see cref="Loop.RunInLanes"/> runs it.
/// </summary>
/// <typeparam name="TState">The carried variables.</typeparam>
public interface ILanesLoop<TState> : ILoop<TState>
{
    /// <summary>Whether there are as many more iterations as a register has lanes.</summary>
    /// <param name="state">The carried variables before them.</param>
    bool ContinuesInLanes(TState state);

    /// <summary>Whether all elements of arrays are there that iterations in lanes, from here to the last, reach. They are not asked for again: what runs in lanes reads and writes without a check.</summary>
    /// <param name="state">The carried variables before them.</param>
    bool IsInRange(TState state);

    /// <summary>As many iterations as a register has lanes.</summary>
    /// <param name="state">The carried variables before them.</param>
    /// <returns>The carried variables after them.</returns>
    TState NextInLanes(TState state);
}
