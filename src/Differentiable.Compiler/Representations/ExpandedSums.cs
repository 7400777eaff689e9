using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Vectorization;

namespace Differentiable.Compiler.Representations;

/// <summary>A loop whose iterations have nothing to do with one another, parted in the way there and the way back, both in program order.</summary>
/// <param name="There">The way there, and what it keeps.</param>
/// <param name="Back">The way back; its last targets are the totals.</param>
/// <param name="Totals">What the iterations contribute to the cotangents of the active inputs; null where nothing.</param>
internal sealed record ExpandedSums(Expansion There, Loop Back, IReadOnlyList<Variable?> Totals)
{
    /// <summary>The two loops; null where the number of iterations is not known before the loop, or nothing is worth keeping.</summary>
    /// <param name="step">The loop.</param>
    /// <param name="names">Where names come from.</param>
    /// <param name="plans">What is known of loops.</param>
    /// <param name="seeds">The cotangents of the active carried variables, which all iterations have in common; null for structural zeros.</param>
    /// <param name="isApart">Whether what is kept outlives the iteration of the loop around, if there is one.</param>
    public static ExpandedSums? Of(LoopStep step, NameSource names, LoopPlans plans, IReadOnlyList<Atom?> seeds, bool isApart)
    {
        Loop loop = step.Primal;
        bool isBounded = KeptMemory.IsBounded(loop, plans.Arrays);

        if ((isApart && !isBounded) || !IterationMemory.IsWorthKeeping(step, plans.Arrays) || IterationCount.Of(loop) is not { } count)
        {
            return null;
        }

        Variable[] soFar = [.. step.ActiveInputs.Select(input => new Variable(names.Fresh(input.Name + "Cotangent"), input.Type) { IsCotangent = true })];
        (Block forward, Block backward) = Iteration(step, names, plans, seeds, soFar);
        IterationSlice slice = Slice(loop, forward, backward, plans.Arrays);

        // All arrays of all iterations: only where the loop goes along an array anyway.
        if (slice.LocalArrays.Count > 0 && !isBounded)
        {
            return null;
        }

        ExpandedSums? Keeping(NameSource source, bool isTogether) =>
            Expansion.Of(loop, count, forward, slice.Kept, slice.LocalArrays, source, isTogether) is { } there ? WithBack(loop, count, source, there, slice, backward, soFar) : null;

        return Keeping(names, step.SharesResiduals && Keeping(names.Fork(), isTogether: false) is { } apart && !apart.RunsInLanes(plans.Arrays.Stores));
    }

    private bool RunsInLanes(ArrayStores stores) => LoopVectorizer.Of(There.There, stores.WholeOf) is not null || LoopVectorizer.Of(Back, stores.WholeOf) is not null;

    private static (Block Forward, Block Backward) Iteration(LoopStep step, NameSource names, LoopPlans plans, IReadOnlyList<Atom?> seeds, Variable[] soFar)
    {
        IrBuilder forward = new(names) { Origin = step.Primal.Origin };
        IrBuilder backward = new(names) { Origin = step.Primal.Origin };
        Atom?[] totals = ReverseSweep.Apart(forward, backward, plans, step.Body, step.AmongState(seeds), [.. step.ActiveInputs], soFar, []);
        return (forward.ToBlock(step.Body.Results), Simplifier.Simplify(backward.ToBlock(totals.Select((total, i) => total ?? soFar[i]))));
    }

    /// <summary>What the way back needs, the carried variables that its own condition and they themselves need among it.</summary>
    private static IterationSlice Slice(Loop loop, Block forward, Block backward, ArrayCotangents arrays)
    {
        HashSet<Variable> moving = [.. IterationSlice.ArraysIn(forward), .. arrays.UndoneIn(loop.Body)];
        HashSet<Variable> states = [.. FreeVariables.Of(loop.Condition).Where(loop.State.Contains)];

        while (true)
        {
            Block needs = backward with { Results = [.. backward.Results, .. states.Select(loop.NextOf)] };
            IterationSlice slice = IterationSlice.Of(forward, needs, loop, moving, arrays, keepsResults: true, Expansion.IsNumber);
            int known = states.Count;
            states.UnionWith(slice.State);

            if (states.Count == known)
            {
                return slice with { State = [.. states] };
            }
        }
    }

    private static ExpandedSums WithBack(Loop loop, IterationCount count, NameSource names, Expansion there, IterationSlice slice, Block backward, Variable[] soFar)
    {
        IrBuilder body = new(names) { Origin = loop.Origin };
        there.AddWayBack(body, count.OrdinalIn(body), slice);

        int[] states = [.. Enumerable.Range(0, loop.State.Count).Where(i => slice.State.Contains(loop.State[i]))];
        int[] added = [.. Enumerable.Range(0, soFar.Length).Where(i => backward.Results[i] != soFar[i])];
        Variable?[] totals = [.. soFar.Select((total, i) => added.Contains(i) ? new Variable(names.Fresh(total.Name), total.Type) : null)];

        Loop back = new(
            [.. states.Select(i => new Variable(names.Fresh(loop.State[i].Name), loop.State[i].Type)), .. added.Select(i => totals[i]!)],
            [.. states.Select(i => loop.State[i]), .. added.Select(i => soFar[i])],
            [.. states.Select(i => loop.Initial[i]), .. added.Select(i => Literal.Of(soFar[i].Type, 0))],
            loop.Condition,
            body.ToBlock([.. states.Select(i => loop.Body.Results[i]), .. added.Select(i => backward.Results[i])]),
            loop.Origin)
        {
            Remark = "The way back, from what was kept: the order of the iterations does not matter.",
        };
        return new(there, back, totals);
    }
}
