using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// A loop that stops for a reason of its own, a <c>break</c> perhaps, as one that can keep what its way back needs in arrays, as others do. What decides about the next iteration runs first, alone, and
/// counts; or, if it cannot, there are arrays for as many iterations as there may be, and the loop counts them.
/// </summary>
/// <remarks>
/// For loops inside of others that store to arrays that are taken back: without the number, each run would begin from a copy of the whole array. Nothing counts alone where the decision takes an inner
/// loop, a call, or what the loop itself stores: it would have to run twice in full.
/// </remarks>
/// <param name="Before">What is to be run before the loop.</param>
/// <param name="Loop">The loop, with one carried variable more at the end, the number of the iteration.</param>
/// <param name="Next">Computes the next number, in an iteration.</param>
/// <param name="Count">How often it runs at most.</param>
/// <param name="Trips">How often it has run, after it.</param>
internal sealed record CountedLoop(IReadOnlyList<Statement> Before, Loop Loop, Let Next, IterationCount Count, Atom Trips)
{
    /// <summary>Null where the number is known anyway, where nothing is taken back, and where nobody can say how many iterations there may be.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="arrays">The arrays of the function.</param>
    /// <param name="names">Where names come from.</param>
    public static CountedLoop? Of(Loop loop, ArrayCotangents arrays, NameSource names)
    {
        if (!arrays.UndoneIn(loop.Body).Any() || IterationCount.Of(loop) is not null)
        {
            return null;
        }

        (Loop numbered, Let next) = Numbered(loop, names);
        Variable trips = numbered.Targets[numbered.Targets.Count - 1];

        if (Counting(numbered, arrays.Stores, names) is var (counting, count))
        {
            Loop counted = Until(count, numbered, names);
            return new(counting, counted, next, IterationCount.Of(counted)!, trips);
        }

        IrBuilder before = new(names) { Origin = loop.Origin };
        return TripBound.Of(loop, before, IndexesOf(loop, arrays)) is { } most
            ? new(before.ToBlock([]).Statements, numbered, next, IterationCount.Of(Until(most, numbered, names))!, trips)
            : null;
    }

    /// <summary>What decides about the next iteration, alone, and the number; null where that is not a matter of a few statements.</summary>
    private static (IReadOnlyList<Statement> Statements, Atom Count)? Counting(Loop numbered, ArrayStores stores, NameSource names)
    {
        Block needed = Needed(new Block([numbered with { Remark = null }], [numbered.Targets[numbered.Targets.Count - 1]]));

        if (!IsSimple((Loop)needed.Statements[0], stores.StoredIn(numbered.Body), stores))
        {
            return null;
        }

        (IReadOnlyList<Statement> statements, IReadOnlyList<Atom> results) = Splicer.Splice(new("", [], [], needed), [], names, numbered.Origin);
        return ([((Loop)statements[0]) with { Remark = "Counts: what decides about the next iteration, alone." }], results[0]);
    }

    /// <summary>The loop that runs so often.</summary>
    private static Loop Until(Atom count, Loop numbered, NameSource names)
    {
        Variable isLess = new(names.Fresh("isLess"), IrType.Boolean);
        return numbered with { Condition = new([new Let([isLess], Logic.Less, [numbered.State[numbered.State.Count - 1], count], numbered.Origin)], [isLess]) };
    }

    /// <summary>The indexes that the loop stores with to what is taken back.</summary>
    private static Atom[] IndexesOf(Loop loop, ArrayCotangents arrays) =>
        [.. Nested.StatementsOf(loop.Body).OfType<Let>().Where(let => let.Primitive.IsStore && arrays.IsTakenBack(let)).Select(static store => store.Arguments[1])];

    /// <summary>The loop that carries the number of the iteration too.</summary>
    private static (Loop Loop, Let Next) Numbered(Loop loop, NameSource names)
    {
        IrBuilder ir = new(names) { Origin = loop.Origin };
        Variable ordinal = ir.Fresh("ordinal", IrType.Int32);
        Variable next = ir.Bind("ordinal", Integers.Checked[Integers.Add], ordinal, Literal.Of(1));
        Let sum = (Let)ir.ToBlock([]).Statements[0];
        Loop numbered = loop with
        {
            Targets = [.. loop.Targets, ir.Fresh("trips", IrType.Int32)],
            State = [.. loop.State, ordinal],
            Initial = [.. loop.Initial, Literal.Of(0)],
            Body = new([.. loop.Body.Statements, sum], [.. loop.Body.Results, next]),
        };
        return (numbered, sum);
    }

    private static Block Needed(Block block)
    {
        Need need = Need.Of(new("", [], [], block));
        return DeadCode.RemoveFrom(new Removal(statement => !need.Includes(statement)).Apply(block));
    }

    /// <summary>Whether it is cheap, and reads nothing that the loop stores.</summary>
    private static bool IsSimple(Loop counting, HashSet<Variable> stored, ArrayStores stores) => Nested.StatementsOf(counting.Condition).Concat(Nested.StatementsOf(counting.Body)).All(statement => statement is If or Guard
        || (statement is Let let && !let.Primitive.HasEffect && !let.Primitive.IsFresh && !let.Primitive.IsView && !let.BuffersRead.Any(array => stored.Contains(stores.WholeOf(array)))));
}
