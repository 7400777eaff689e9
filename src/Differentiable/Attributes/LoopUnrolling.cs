namespace Differentiable;

/// <summary>Which loops a derivative has written out. A loop that is written out remembers nothing, and its counters are constants.</summary>
public enum LoopUnrolling
{
    /// <summary>Loops whose number of iterations is known to the build and at most eight, while the method stays short.</summary>
    Automatic = 0,

    /// <summary>None.</summary>
    Never = 1,

    /// <summary>All loops whose number of iterations is known to the build and at most 256, however long the method becomes.</summary>
    Always = 2,
}
