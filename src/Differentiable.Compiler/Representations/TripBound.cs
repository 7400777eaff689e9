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
    private readonly HashSet<Atom> _holds = [];
    private readonly HashSet<Atom> _fails = [];

    private TripBound(Loop loop)
    {
        _loop = loop;
        _condition = Nested.StatementsOf(loop.Condition);
        Conclude(loop.Condition.Results[0], isTrue: true);
    }

    /// <summary>Binds the greatest number of iterations, which may be negative; null where nothing is known of it.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="before">Before the loop.</param>
    /// <param name="indexes">The indexes that it stores with: a loop that goes along an array with its counter keeps no more than the array has elements.</param>
    public static Atom? Of(Loop loop, IrBuilder before, IReadOnlyCollection<Atom> indexes)
    {
        TripBound bound = new(loop);
        HashSet<Variable> along = bound.SourcesOf(indexes);
        return bound._holds
            .Select(holds => bound._condition.OfType<Let>().FirstOrDefault(let => let.Targets.Contains(holds)))
            .OfType<Let>()
            .Select(test => bound.Of(test, before, along))
            .FirstOrDefault(static most => most is not null);
    }

    /// <summary>What follows from a truth value.</summary>
    private void Conclude(Atom atom, bool isTrue)
    {
        if (!(isTrue ? _holds : _fails).Add(atom))
        {
            return;
        }

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

    private Atom? Of(Let test, IrBuilder before, HashSet<Variable> along)
    {
        if (CounterTest.Of(test, counter => along.Contains(counter) ? StepOf(counter) : null) is not { } end
            || new InvariantValue(_loop, new([.. _condition], []), before).Of(end.Bound) is not { } bound
            || bound is Literal { Bits: > Most or < -Most })
        {
            return null;
        }

        Atom first = _loop.FirstOf(end.Counter);
        Variable distance = end.GoesUp ? before.Bind("most", Integers.Subtract, bound, first) : before.Bind("most", Integers.Subtract, first, bound);
        return end.IsInclusive ? before.Bind("most", Integers.Add, distance, Literal.Of(1)) : distance;
    }

    /// <summary>What each iteration adds to the counter but for the one that stops the loop; null where it is not that simple.</summary>
    private long? StepOf(Variable counter)
    {
        Atom next = _loop.NextOf(counter);

        if (_loop.Body.Statements.OfType<If>().FirstOrDefault(branch => branch.Targets.Contains(next)) is not { } branch)
        {
            return Counter.StepOf(_loop, counter);
        }

        // The loop stops where what its condition wants to be false is true.
        int ordinal = branch.Targets.TakeWhile(target => target != next).Count();
        return _loop.State.Any(state => _fails.Contains(state) && _loop.NextOf(state) == branch.Condition) && branch.Else.DefinitionOf(branch.Else.Results[ordinal]) is { } sum
            ? Counter.StepOf(sum, counter)
            : null;
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
