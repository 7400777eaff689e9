namespace Differentiable.Loops;

/// <summary>A loop as a value: <c>while (Continues(state)) { state = Next(state); }</c>. Generated code implements it; <see cref="Loop.Run"/> runs it.</summary>
/// <typeparam name="TState">The carried variables.</typeparam>
public interface ILoop<TState>
{
    /// <summary>Whether iterations make local arrays, which are released at their ends.</summary>
    static virtual bool MakesArrays => false;

    /// <summary>Whether local arrays of an iteration are kept for its way back.</summary>
    static virtual bool KeepsArrays => false;

    /// <summary>Whether there is another iteration.</summary>
    /// <param name="state">The carried variables before it.</param>
    bool Continues(TState state);

    /// <summary>One iteration.</summary>
    /// <param name="state">The carried variables before it.</param>
    /// <returns>The carried variables after it.</returns>
    TState Next(TState state);
}
