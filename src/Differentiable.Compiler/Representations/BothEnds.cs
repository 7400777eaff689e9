using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// A loop whose way back need not wait for its way there: the cotangents of the carried variables are made, in each iteration, of those after it and of elements that the iteration reads, and of nothing
/// that the loop carries. A product is such a loop, a polynomial by Horner's rule, a discount factor. So both ways run at once, the one from the first iteration on and the other from the last: two
/// chains of operations that each wait for the one before, in the time of one. What else the way back has to do follows, in any order.
/// </summary>
/// <param name="Arrays">The arrays for what both ways leave behind, to be made before.</param>
/// <param name="Both">Both ways.</param>
/// <param name="Rest">What else the way back does.</param>
/// <param name="Cotangents">The cotangents before the first iteration: of the carried variables, and of the carried inputs.</param>
internal sealed record BothEnds(IReadOnlyList<Statement> Arrays, Loop Both, Loop Rest, Atom[] Cotangents)
{
    /// <summary>With more carried variables than these both ways do not fit the registers (docs/architecture.md).</summary>
    public const int MostCarried = 6;

    /// <summary>Null where the ways depend on one another, or an iteration does more than arithmetic with elements.</summary>
    /// <param name="loop">The loop, which writes to no array.</param>
    /// <param name="count">How often it runs; it counts up.</param>
    /// <param name="way">An iteration, and its way back.</param>
    /// <param name="seeds">The cotangents after the last iteration.</param>
    /// <param name="names">Where names come from.</param>
    /// <param name="arrays">The arrays of the function.</param>
    public static BothEnds? Of(Loop loop, IterationCount count, IterationWay way, IReadOnlyList<Atom> seeds, NameSource names, ArrayCotangents arrays)
    {
        if (!way.Forward.Statements.All(CotangentChain.IsArithmetic) || CotangentChain.Of(loop, count, way) is not { } chain)
        {
            return null;
        }

        Block needs = Simplifier.Simplify(chain.WithKnown(new Block(way.Backward.Statements, [.. way.InputsBefore]), seeds));
        HashSet<Variable> moving = IterationSlice.MovingIn(loop, way.Forward, arrays.Stores);

        // The counter goes on.
        Block backward = needs with { Results = [.. needs.Results, loop.NextOf(count.Counter)] };
        IterationSlice slice = IterationSlice.Of(way.Forward, backward, loop, moving, arrays, keepsResults: true, Expansion.IsNumber);

        IrBuilder body = new(names) { Origin = loop.Origin };
        Atom ordinal = count.OrdinalIn(body);
        Variable index = (Variable)body.Convert(ordinal, IrType.Int64);
        Variable[] states = slice.StateToKeep(body, loop, index, count.Counter);

        if (Expansion.Of(loop, count, way.Forward, [.. slice.Kept, .. states], slice.LocalArrays, names, isTogether: false) is not { } there)
        {
            return null;
        }

        IrBuilder before = new(names) { Origin = loop.Origin };
        before.AddRange(there.Arrays);
        Variable[] kept = [.. chain.Kept.Select(cotangent => Expansion.NewFor(before, cotangent, there.Trips))];
        (Loop both, Atom[] first) = chain.Join(there.There, count.Last(before, there.Trips), seeds, kept, names);

        foreach ((Variable cotangent, Variable array) in chain.Kept.Zip(kept, static (cotangent, array) => (cotangent, array)))
        {
            body.Add(new Let([cotangent], Primitives.Arrays.Element, [array, ordinal], loop.Origin));
        }

        there.AddWayBack(body, ordinal, slice);
        Variable[] totals = [.. way.Inputs.Select(input => body.Fresh(input.Name, input.Type))];

        Loop rest = new(
            [body.Fresh(count.Counter.Name, count.Counter.Type), .. totals],
            [count.Counter, .. way.Inputs],
            [loop.FirstOf(count.Counter), .. seeds.Skip(way.State.Count)],
            loop.Condition,
            body.ToBlock([loop.NextOf(count.Counter), .. needs.Results]),
            loop.Origin)
        {
            Remark = "The rest of the way back, from what both have left: the order of the iterations does not matter.",
        };
        return new(before.ToBlock([]).Statements, both with { Remark = RemarkOf(slice, states, chain) }, rest, [.. first, .. totals]);
    }

    private static string RemarkOf(IterationSlice slice, IEnumerable<Variable> states, CotangentChain chain) =>
        $"There and back at once, from both ends: neither way waits for the other. Of each iteration, in memory that grows with the array, is kept: {string.Join(", ", slice.Kept.Concat(states).Concat(chain.Kept).Select(static variable => variable.Name))}.";
}
