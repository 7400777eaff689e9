using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// A loop that stops for a reason of its own, a <c>break</c> perhaps, as one that counts to a number known before it: what decides about the next iteration runs first, alone, and counts. So the loop can
/// keep what its way back needs in arrays, as others do.
/// </summary>
/// <remarks>
/// For loops inside of others that store to arrays that are taken back: without the number, each run would begin from a copy of the whole array. Where the decision takes an inner loop, a call, or what
/// the loop itself stores, it would have to run twice in full, and there is none.
/// </remarks>
/// <param name="Counting">What counts, to be run before the loop.</param>
/// <param name="Loop">The loop, with one carried variable more at the end, the number of the iteration.</param>
/// <param name="Next">Computes the next number, in an iteration.</param>
internal sealed record CountedLoop(IReadOnlyList<Statement> Counting, Loop Loop, Let Next)
{
    /// <summary>Null where the number is known anyway, where nothing is taken back, and where the decision is not a matter of a few statements.</summary>
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
        Atom count = numbered.Targets[numbered.Targets.Count - 1];
        Block counting = Needed(new Block([numbered with { Remark = null }], [count]));

        if (!IsSimple((Loop)counting.Statements[0], arrays.Stores.StoredIn(loop.Body), arrays.Stores))
        {
            return null;
        }

        (IReadOnlyList<Statement> statements, IReadOnlyList<Atom> results) = Splicer.Splice(new("", [], [], counting), [], names, loop.Origin);
        Variable ordinal = numbered.State[numbered.State.Count - 1];
        Variable isLess = new(names.Fresh("isLess"), IrType.Boolean);
        Block condition = new([new Let([isLess], Logic.Less, [ordinal, results[0]], loop.Origin)], [isLess]);
        return new([((Loop)statements[0]) with { Remark = "Counts: what decides about the next iteration, alone." }], numbered with { Condition = condition }, next);
    }

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
