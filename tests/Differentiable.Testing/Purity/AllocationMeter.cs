namespace Differentiable.Testing.Purity;

/// <summary>Measures P2 at run time: the exact bytes that one call of an action puts on the heap of its thread.</summary>
public static class AllocationMeter
{
    private const int WarmUps = 3;
    private const int Measurements = 5;

    /// <summary>
    /// The bytes that <paramref name="warmedUp"/> allocates when everything that it needs is compiled and initialised.
    /// </summary>
    /// <remarks>
    /// The action must not allocate on its own account: let it write its result into a field or a captured local, without boxing,
    /// and make its arguments outside. Making the delegate and its closure is not counted. The least of several measurements is
    /// exact: whatever the runtime allocates once, as when it initialises a type late, is not in all of them, and a call's own bytes are.
    /// The action runs on the calling thread, and only that thread's bytes count.
    /// </remarks>
    public static long BytesOf(Action warmedUp)
    {
        ArgumentNullException.ThrowIfNull(warmedUp);

        for (int i = 0; i < WarmUps; i++)
        {
            warmedUp();
        }

        long least = long.MaxValue;

        for (int i = 0; i < Measurements; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            warmedUp();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
