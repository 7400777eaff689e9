using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// How often a loop runs at most: its condition asks, among other things, whether a counter is before a bound, and an iteration that leaves the counter where it is has stopped the loop, as a <c>break</c> does.
/// </summary>
internal sealed class TripBound
{
    /// <summary>A constant beyond this is there to be no bound: nobody wants room for so many iterations.</summary>
    private const int Most = 1 << 16;

    private readonly Loop _loop;
    private readonly IReadOnlyList<Statement> _condition;

    // What is true, and what is false, whenever there is another iteration.
    private readonly Dictionary<Atom, bool> _known = [];
    private readonly ContinuingPath _path;

    private TripBound(Loop loop)
    {
        _loop = loop;
        _condition = Nested.StatementsOf(loop.Condition);
        Conclude(loop.Condition.Results[0], isTrue: true);
        _path = ContinuingPath.Of(loop, _known);
    }

    /// <summary>
    /// Binds the greatest number of iterations; null where nothing is known of it. A bound that is not known here may be there for safety, as the greatest int is: it counts only beside an array that each
    /// iteration goes along, for beyond its end the loop throws.
    /// </summary>
    /// <param name="loop">The loop.</param>
    /// <param name="before">Before the loop.</param>
    /// <param name="indexes">The indexes that it stores with: a loop that goes along an array with its counter keeps no more than the array has elements.</param>
    public static Atom? Of(Loop loop, IrBuilder before, IReadOnlyCollection<Atom> indexes)
    {
        TripBound bound = new(loop);
        HashSet<Variable> along = bound.SourcesOf(indexes);
        InvariantValue invariants = new(loop, new([.. bound._condition], []), before);
        CounterTest[] ends = [.. bound._known.Where(static known => known.Value).Select(static known => known.Key).Select(holds => bound._condition.OfType<Let>().FirstOrDefault(let => let.Targets.Contains(holds))).OfType<Let>().Select(test => bound.EndOf(test, along, invariants)).OfType<CounterTest>()];

        if (ends.Where(bound.IsNear).Select(bound.NumberOf).OrderBy(static number => number.Bits).FirstOrDefault() is { } known)
        {
            return known;
        }

        return ends.Select(end => bound.ArrayAlong(end.Counter)).FirstOrDefault(static array => array is not null) is { } array ? bound.Least(before, ends, array) : null;
    }

    /// <summary>The least of the numbers that the tests allow and of one more than the array's length, and not less than none. In 64 bits: no difference of ints leaves them.</summary>
    private Atom Least(IrBuilder before, CounterTest[] ends, Atom array)
    {
        Atom least = before.Bind("most", Integers.Add, before.Convert(before.Bind("length", Arrays.Length, array), IrType.Int64), Long(1));

        foreach (CounterTest end in ends)
        {
            Atom first = Wide(_loop.FirstOf(end.Counter));
            Atom bound = Wide(end.Bound);
            Atom number = end.GoesUp ? before.Bind("most", Integers.Subtract, bound, first) : before.Bind("most", Integers.Subtract, first, bound);
            least = before.Bind("most", Integers.Min, least, end.IsInclusive ? before.Bind("most", Integers.Add, number, Long(1)) : number);
        }

        return before.Convert(before.Bind("most", Integers.Max, least, Long(0)), IrType.Int32);

        Atom Wide(Atom atom) => atom is Literal literal ? Long(literal.Bits) : before.Convert(atom, IrType.Int64);
    }

    private static Literal Long(long number) => new(IrType.Int64, number);

    private bool IsNear(CounterTest end) => end.Bound is Literal { Bits: >= -Most and <= Most } && _loop.FirstOf(end.Counter) is Literal { Bits: >= -Most and <= Most };

    private Literal NumberOf(CounterTest near)
    {
        long distance = ((Literal)near.Bound).Bits - ((Literal)_loop.FirstOf(near.Counter)).Bits;
        return Literal.Of((int)Math.Max(0, (near.GoesUp ? distance : -distance) + (near.IsInclusive ? 1 : 0)));
    }

    /// <summary>What follows from a truth value.</summary>
    private void Conclude(Atom atom, bool isTrue)
    {
        if (_known.ContainsKey(atom))
        {
            return;
        }

        _known.Add(atom, isTrue);

        switch (_condition.FirstOrDefault(statement => Bindings.Of(statement).Contains(atom)))
        {
            case Let let when let.Primitive == Logic.Not:
                Conclude(let.Arguments[0], !isTrue);
                break;
            case Let let when let.Primitive == (isTrue ? Logic.And : Logic.Or):
                Conclude(let.Arguments[0], isTrue);
                Conclude(let.Arguments[1], isTrue);
                break;
            case If branch:
                ConcludeFrom(branch, branch.Targets.TakeWhile(target => target != atom).Count(), isTrue);
                break;
        }
    }

    /// <summary>If one arm gives the other truth value, it was not taken.</summary>
    private void ConcludeFrom(If branch, int ordinal, bool isTrue)
    {
        if (branch.Then.Results[ordinal] is Literal then && then.Bits != 0 != isTrue)
        {
            Conclude(branch.Condition, isTrue: false);
            Conclude(branch.Else.Results[ordinal], isTrue);
        }
        else if (branch.Else.Results[ordinal] is Literal @else && @else.Bits != 0 != isTrue)
        {
            Conclude(branch.Condition, isTrue: true);
            Conclude(branch.Then.Results[ordinal], isTrue);
        }
    }

    /// <summary>Where the counter that is compared ends, with a bound that is computed before the loop.</summary>
    private CounterTest? EndOf(Let test, HashSet<Variable> along, InvariantValue invariants) =>
        CounterTest.Of(test, counter => along.Contains(counter) ? StepOf(counter) : null) is { } end && invariants.Of(end.Bound) is { } bound ? end with { Bound = bound } : null;

    /// <summary>What each iteration adds to the counter but for the one that stops the loop; null where it is not that simple.</summary>
    private long? StepOf(Variable counter) => _path.DefinitionOf(_loop.NextOf(counter)) is { } next ? Counter.StepOf(next, counter) : null;

    /// <summary>An array of which each iteration reaches another element, but for the one that stops the loop: all elements have a place that grows, or falls, with the counter.</summary>
    private Atom? ArrayAlong(Variable counter)
    {
        HashSet<Variable> inside = [.. Bindings.In(_condition), .. Bindings.In(_loop.Body.Statements)];
        return _path.Statements.FirstOrDefault(let => (let.Primitive == Arrays.Element || let.Primitive.IsStore) && IsFixed(let.Arguments[0]) && Moves(let.Arguments[1]))?.Arguments[0];

        bool Moves(Atom index) => index == counter
            || (_path.DefinitionOf(index) is { } let
                && (let.Primitive == Integers.Add || let.Primitive == Integers.Subtract)
                && ((Moves(let.Arguments[0]) && IsFixed(let.Arguments[1])) || (Moves(let.Arguments[1]) && IsFixed(let.Arguments[0]))));

        bool IsFixed(Atom atom) => atom is not Variable variable
            || (_path.DefinitionOf(variable) is { } let
                ? variable.Type.Kind == IrTypeKind.Integer && !let.Primitive.HasEffect && !let.Primitive.ReadsElements && let.Arguments.All(IsFixed)
                : !_loop.State.Contains(variable) && !inside.Contains(variable));
    }

    /// <summary>The carried variables that these integers are computed from.</summary>
    private HashSet<Variable> SourcesOf(IReadOnlyCollection<Atom> indexes)
    {
        HashSet<Variable> needed = [.. indexes.OfType<Variable>()];

        foreach (Let let in Nested.StatementsOf(_loop.Body).OfType<Let>().Reverse())
        {
            if (let.Targets is [{ Type.Kind: IrTypeKind.Integer } target] && needed.Contains(target))
            {
                needed.UnionWith(let.Arguments.OfType<Variable>());
            }
        }

        needed.IntersectWith(_loop.State);
        return needed;
    }
}
