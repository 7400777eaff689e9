using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Vectorization;

/// <summary>Where a loop that counts up by one ends: what several iterations at once ask before they run.</summary>
/// <param name="Test">The comparison of the counter and the bound.</param>
/// <param name="End">What it compares.</param>
/// <param name="Before">What the condition computes before it compares.</param>
internal sealed record LaneEnd(Let Test, CounterTest End, IReadOnlyList<Statement> Before)
{
    /// <summary>Null where the condition is another.</summary>
    public static LaneEnd? Of(Loop loop, IReadOnlyCollection<Variable> counters)
    {
        if (loop.Condition.Statements.Any(static statement => statement is not Let)
            || loop.Condition.Results[0] is not Variable result
            || loop.Condition.Statements.OfType<Let>().LastOrDefault() is not { Targets.Count: 1 } test || test.Target != result
            || loop.Condition.Statements.SelectMany(FreeVariables.Reads).Count(loop.State.Contains) != 1)
        {
            return null;
        }

        return CounterTest.Of(test, state => counters.Contains(state) ? 1 : null) is { } end ? new(test, end, [.. loop.Condition.Statements.Where(statement => statement != test)]) : null;
    }

    /// <summary>The loop's condition for the last of so many iterations, in 64 bits: the counter there may be beyond 32.</summary>
    public Block Continues(NameSource names, int count)
    {
        IrBuilder ir = new(names) { Origin = Test.Origin };
        ir.AddRange(Before);
        Variable last = ir.Bind("last", Integers.Add, ir.Convert(End.Counter, IrType.Int64), new Literal(IrType.Int64, count - 1));
        Atom limit = Limit(ir);
        Variable holds = ir.Bind(Test.Primitive.Stem, Test.Primitive, Test.Arguments[0] == End.Counter ? [last, limit] : [limit, last]);
        return ir.ToBlock([holds]);
    }

    /// <summary>
    /// Whether all elements are there that iterations from here to the end reach: of each array the one that the first iteration reaches is not before the beginning, and there are as many more. All
    /// indexes grow by one with the counter; in 64 bits, because their end may be beyond 32. Null where an index is computed by something that can throw, or read: that waits for its iteration.
    /// </summary>
    /// <param name="names">Where names come from.</param>
    /// <param name="body">Several iterations, which compute the indexes.</param>
    public Block? IsInRange(NameSource names, Block body)
    {
        (Atom Array, Atom Index)[] reached = [.. body.Statements.Cast<Let>().Where(IsAccess).Select(static let => (let.Arguments[0], let.Arguments[1])).Distinct()];
        Let[] indexes = Computing(reached.Select(static element => element.Index), body);

        if (indexes.Any(static let => let.Primitive.MayThrow || let.Primitive.ReadsElements))
        {
            return null;
        }

        IrBuilder ir = new(names) { Origin = Test.Origin };
        ir.AddRange(Before);
        ir.AddRange(indexes);
        Atom count = ir.Bind("count", Integers.Subtract, Limit(ir), ir.Convert(End.Counter, IrType.Int64));
        count = End.IsInclusive ? ir.Bind("count", Integers.Add, count, new Literal(IrType.Int64, 1)) : count;
        List<Atom> all = [];

        foreach (IGrouping<Atom, Atom> arrays in reached.GroupBy(static element => element.Index, static element => element.Array))
        {
            all.Add(ir.Bind("begins", Logic.GreaterOrEqual, arrays.Key, Literal.Of(0)));
            Atom end = ir.Bind("end", Integers.Add, ir.Convert(arrays.Key, IrType.Int64), count);
            all.AddRange(arrays.Select(array => ir.Bind("ends", Logic.LessOrEqual, end, ir.Convert(ir.Bind("length", Arrays.Length, array), IrType.Int64))));
        }

        return ir.ToBlock([all.Aggregate((before, condition) => ir.Bind("areThere", Logic.And, before, condition))]);
    }

    private static bool IsAccess(Let let) => let.Primitive == ElementLanes.Load || let.Primitive == ElementLanes.Store || let.Primitive == ElementLanes.Add || let.Primitive == ElementLanes.Take;

    private Atom Limit(IrBuilder ir) => End.Bound is Literal literal ? new Literal(IrType.Int64, literal.Bits) : ir.Convert(End.Bound, IrType.Int64);

    /// <summary>The statements of the body that these come from.</summary>
    private static Let[] Computing(IEnumerable<Atom> wanted, Block body)
    {
        HashSet<Atom> needed = [.. wanted];
        List<Let> statements = [];

        foreach (Let let in body.Statements.Cast<Let>().Reverse().Where(let => let.Targets.Any(needed.Contains)))
        {
            statements.Add(let);
            needed.UnionWith(let.Arguments);
        }

        statements.Reverse();
        return [.. statements];
    }
}
