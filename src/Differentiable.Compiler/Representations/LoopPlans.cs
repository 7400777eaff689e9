using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// What is known of the loops of one program, found once for each loop: to find it out takes an iteration's way back, with those of the inner loops, and to ask again at each
/// level would take time exponential in the depth.
/// </summary>
internal sealed class LoopPlans
{
    private readonly Dictionary<LoopStep, bool> _areSums;
    private readonly Dictionary<LoopStep, Dictionary<string, CarriedCotangents>> _carried;

    /// <param name="arrays">The cotangents of the program's arrays.</param>
    /// <param name="isMemoryGiven">Whether the user says how much memory loops may take.</param>
    public LoopPlans(ArrayCotangents arrays, bool isMemoryGiven) =>
        (Arrays, _areSums, _carried, MayTakeMemory) = (arrays, new(ReferenceComparer<LoopStep>.Instance), new(ReferenceComparer<LoopStep>.Instance), !isMemoryGiven);

    private LoopPlans(LoopPlans outside) => (Arrays, _areSums, _carried) = (outside.Arrays, outside._areSums, outside._carried);

    /// <summary>The cotangents of the program's arrays, and where it stores to them.</summary>
    public ArrayCotangents Arrays { get; }

    /// <summary>
    /// Whether a loop may take more memory in order to be faster: not where the user says how much, nor inside of another loop, where arrays are short and memory for them costs more than there is to win.
    /// </summary>
    public bool MayTakeMemory { get; }

    /// <summary>The same for the loops in an iteration.</summary>
    public LoopPlans Inside() => new(this);

    /// <summary>Whether an iteration leaves the cotangents of the carried variables as they are.</summary>
    public bool AreSums(LoopStep step, NameSource names)
    {
        if (!_areSums.TryGetValue(step, out bool areSums))
        {
            areSums = (!step.Writes || BuildLoop.Is(step.Primal, Arrays)) && new LoopReversal(step, names.Fork(), this).LeavesCotangents();
            _areSums[step] = areSums;
        }

        return areSums;
    }

    /// <summary>What the way back carries.</summary>
    /// <param name="step">The loop.</param>
    /// <param name="final">The cotangents of the active carried variables after the last iteration; null for structural zeros.</param>
    /// <param name="names">Where names come from.</param>
    public CarriedCotangents CarriedBy(LoopStep step, IEnumerable<Atom?> final, NameSource names)
    {
        bool[] isLive = [.. final.Select(static cotangent => cotangent is not null)];
        string key = string.Join(" ", isLive);

        if (!_carried.TryGetValue(step, out Dictionary<string, CarriedCotangents>? ofStep))
        {
            ofStep = _carried[step] = [];
        }

        if (!ofStep.TryGetValue(key, out CarriedCotangents? carried))
        {
            carried = ofStep[key] = new LoopReversal(step, names.Fork(), this).Carried(isLive);
        }

        return carried;
    }
}
