using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Vectorization;

/// <summary>Makes of one iteration several at once, if it can.</summary>
/// <remarks>
/// It can if integers that are carried count up by one, all indexes are such a counter or one and something that stays the same, the other carried variables are sums, and all
/// that is computed are operators that lanes have too.
/// </remarks>
internal sealed class LoopVectorizer
{
    private const int BitsOfRegister = 256;
    private readonly Loop _loop;
    private readonly Variable[] _counters;
    private readonly IrBuilder _ir;
    private readonly HashSet<Atom> _positions = [];
    private readonly Dictionary<Atom, Atom> _lanes = [];
    private readonly Dictionary<Atom, Atom[]> _numbers = [];

    // For each sum what is added to it in one iteration, in order; and all of these.
    private readonly Dictionary<Variable, List<Let>> _additions = [];
    private readonly HashSet<Let> _isAddition = [];

    // For each sum that is carried in lanes the variable there.
    private readonly Dictionary<Variable, Variable> _inLanes = [];
    private int _count;

    private LoopVectorizer(Loop loop, Variable[] counters)
    {
        (_loop, _counters) = (loop, counters);
        _ir = new(new NameSource(AllNames.Of(new Block([loop], [])).Concat(FreeVariables.Reads(loop).Select(static variable => variable.Name)))) { Origin = loop.Origin };
        _positions.UnionWith(counters);
    }

    /// <summary>Several iterations at once; null if the loop is not of that kind.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="wholeOf">The array that a view is a part of.</param>
    public static LaneIteration? Of(Loop loop, Func<Variable, Variable> wholeOf)
    {
        Variable[] counters = [.. loop.State.Where(static state => !state.Type.IsFloatingPoint)];

        if (counters.Length == 0 || counters.Any(static counter => counter.Type != IrType.Int32) || loop.Body.Statements.Any(static statement => statement is not Let))
        {
            return null;
        }

        Let[] accesses = [.. loop.Body.Statements.Cast<Let>().Where(static let => let.Primitive.HasEffect || let.Primitive.ReadsElements)];
        return accesses.Length > 0 && ElementAccess.IsApart(accesses, wholeOf) && !ChangesItsEnd(loop, accesses, wholeOf) ? new LoopVectorizer(loop, counters).Vectorized(accesses) : null;
    }

    /// <summary>Whether the condition reads an array that the iterations write to: they must look at it one by one.</summary>
    private static bool ChangesItsEnd(Loop loop, Let[] accesses, Func<Variable, Variable> wholeOf)
    {
        HashSet<Variable> written = [.. accesses.Where(static access => access.Primitive.HasEffect).Select(access => wholeOf((Variable)access.Arguments[0]))];
        return Nested.StatementsOf(loop.Condition).OfType<Let>().SelectMany(static let => let.ArraysRead).Any(array => written.Contains(wholeOf(array)));
    }

    private LaneIteration? Vectorized(Let[] accesses)
    {
        IrType[] elements = [.. accesses.Select(static access => access.Arguments[0].Type.Element!).Distinct()];

        if (elements is not [{ IsFloatingPoint: true } element] || !_counters.All(CountsUp))
        {
            return null;
        }

        _count = BitsOfRegister / IrType.BitsOf(element);

        foreach (Variable sum in _loop.State.Where(state => !_counters.Contains(state)))
        {
            if (sum.Type != element || !IsSum(sum))
            {
                return null;
            }
        }

        if (LaneEnd.Of(_loop, _counters) is not { } end || !_loop.Body.Statements.Cast<Let>().All(Add))
        {
            return null;
        }

        Atom[] results = [.. _loop.State.Select(Next)];

        // Values are added one by one, in lanes or not: a loop that does nothing else gains nothing by them.
        if (_inLanes.Count == 0 && !accesses.Any(static access => access.Primitive.HasEffect))
        {
            return null;
        }

        Block body = DeadCode.RemoveFrom(_ir.ToBlock(results));
        return end.IsInRange(_ir.Names, body) is { } range
            ? new(_count, [.. _loop.State.Select(StateInLanes)], end.Continues(_ir.Names, _count), range, body) { Passage = Passage() }
            : null;
    }

    private Variable StateInLanes(Variable state) => _inLanes.TryGetValue(state, out Variable? lanes) ? lanes : state;

    private LanePassage? Passage() => _inLanes.Count == 0 ? null : new(StateOf(ToLanes), StateOf(FromLanes));

    /// <summary>All carried variables, those in lanes as they are made.</summary>
    private Block StateOf(Func<IrBuilder, Variable, Atom> make)
    {
        IrBuilder ir = new(_ir.Names) { Origin = _loop.Origin };
        Atom[] state = [.. _loop.State.Select(variable => _inLanes.ContainsKey(variable) ? make(ir, variable) : variable)];
        return ir.ToBlock(state);
    }

    private Atom ToLanes(IrBuilder ir, Variable sum)
    {
        Variable lanes = ir.Fresh(sum.Name, _inLanes[sum].Type);
        ir.Add(new Let([lanes], ElementLanes.First, [sum], ir.Origin));
        return lanes;
    }

    private Atom FromLanes(IrBuilder ir, Variable sum) => ir.Bind(sum.Name, Lanes.Sum, _inLanes[sum]);

    private bool CountsUp(Variable counter) =>
        _loop.Body.DefinitionOf(_loop.NextOf(counter)) is { } let && let.Primitive == Integers.Add
            && ((let.Arguments[0] == counter && let.Arguments[1] == Literal.Of(1)) || (let.Arguments[1] == counter && let.Arguments[0] == Literal.Of(1)));

    /// <summary>Whether the variable's next value is itself and terms that do not depend on it; remembers the additions.</summary>
    private bool IsSum(Variable sum)
    {
        Atom next = _loop.NextOf(sum);
        Atom link = sum;
        List<Let> additions = _additions[sum] = [];

        while (link != next)
        {
            Let[] readers = [.. _loop.Body.Statements.Cast<Let>().Where(let => let.Arguments.Contains(link))];

            if (readers is not [{ Targets.Count: 1 } only] || !(only.Primitive == Arithmetic.Add || only.Primitive == Arithmetic.Subtract)
                || only.Arguments[0] == only.Arguments[1] || _loop.Body.Results.Contains(link))
            {
                return false;
            }

            additions.Add(only);
            _isAddition.Add(only);
            link = only.Target;
        }

        return _loop.Body.Results.Count(result => result == next) == 1 && !_loop.Body.Statements.Any(statement => FreeVariables.Reads(statement).Contains(next));
    }

    private Atom Next(Variable state) => _counters.Contains(state) ? _ir.Bind(state.Name, Integers.Add, state, Literal.Of(_count)) : Total(state);

    /// <summary>One iteration's terms after the other's, as the loop adds them. Those of a cotangent are added up in the lanes.</summary>
    private Atom Total(Variable sum)
    {
        if (sum.IsCotangent && TotalOfLanes(sum) is { } ofLanes)
        {
            return ofLanes;
        }

        Atom total = sum;

        for (int lane = 0; lane < _count; lane++)
        {
            Atom link = sum;

            foreach (Let let in _additions[sum])
            {
                (Atom left, Atom right) = (let.Arguments[0], let.Arguments[1]);
                total = left == link
                    ? _ir.Bind(let.Target.Name, let.Primitive, total, InLane(right, lane))
                    : _ir.Bind(let.Target.Name, let.Primitive, InLane(left, lane), total);
                link = let.Target;
            }
        }

        return total;
    }

    /// <summary>The sums of the lanes; null if a part of what is added is not in lanes.</summary>
    private Atom? TotalOfLanes(Variable sum)
    {
        Atom link = sum;
        Variable? terms = null;

        foreach (Let let in _additions[sum])
        {
            bool isAfter = let.Arguments[0] == link;

            if (!_lanes.TryGetValue(let.Arguments[isAfter ? 1 : 0], out Atom? lanes) || (!isAfter && let.Primitive == Arithmetic.Subtract))
            {
                return null;
            }

            Variable signed = let.Primitive == Arithmetic.Subtract ? BindLanes("terms", Arithmetic.Negate, lanes) : (Variable)lanes;
            terms = terms is null ? signed : BindLanes("terms", Arithmetic.Add, terms, signed);
            link = let.Target;
        }

        if (terms is null)
        {
            return null;
        }

        Variable before = _inLanes[sum] = _ir.Fresh(sum.Name, terms.Type);
        return BindLanes(sum.Name, Arithmetic.Add, before, terms);
    }

    private Variable BindLanes(string name, Primitive primitive, params Atom[] lanes)
    {
        Variable target = _ir.Fresh(name, lanes[0].Type);
        _ir.Add(new Let([target], primitive, [.. lanes], _ir.Origin));
        return target;
    }

    private Atom InLane(Atom atom, int lane)
    {
        if (!_lanes.TryGetValue(atom, out Atom? lanes))
        {
            return atom;
        }

        if (!_numbers.TryGetValue(atom, out Atom[]? numbers))
        {
            numbers = [.. Enumerable.Range(0, _count).Select(i => _ir.Bind("term", Lanes.Extract, lanes, Literal.Of(i)))];
            _numbers.Add(atom, numbers);
        }

        return numbers[lane];
    }

    /// <summary>Adds the statement for all lanes; false if lanes do not have it.</summary>
    private bool Add(Let let)
    {
        if (_isAddition.Contains(let))
        {
            return true;
        }

        _ir.Origin = let.Origin;
        return let.Primitive switch
        {
            var primitive when primitive == Arrays.Element => AddElement(let, ElementLanes.Load),
            var primitive when primitive == Arrays.Take => AddElement(let, ElementLanes.Take),
            var primitive when primitive == Arrays.Add || primitive == Arrays.Accumulate => AddWrite(let, ElementLanes.Add),
            var primitive when primitive == Arrays.Store => AddWrite(let, ElementLanes.Store),
            { HasEffect: true } or { ReadsElements: true } or { IsFresh: true } or { IsView: true } => false,
            _ when let.Targets.Count != 1 => false,
            _ when let.Arguments.Any(_positions.Contains) => AddPosition(let),
            _ when let.Arguments.Any(_lanes.ContainsKey) => AddOperation(let),
            _ => AddSame(let),
        };
    }

    private bool AddSame(Let let)
    {
        _ir.Add(let);
        return true;
    }

    /// <summary>A position and something that stays the same is a position.</summary>
    private bool AddPosition(Let let)
    {
        bool isSum = let.Primitive == Integers.Add && _positions.Contains(let.Arguments[0]) != _positions.Contains(let.Arguments[1]);
        bool isDifference = let.Primitive == Integers.Subtract && !_positions.Contains(let.Arguments[1]);

        if (!isSum && !isDifference)
        {
            return false;
        }

        _positions.Add(let.Target);
        return AddSame(let);
    }

    private bool AddElement(Let let, Primitive primitive)
    {
        if (!_positions.Contains(let.Arguments[1]))
        {
            return primitive == ElementLanes.Load && AddSame(let);
        }

        Bind(let.Target, primitive, [.. let.Arguments]);
        return true;
    }

    private bool AddWrite(Let let, Primitive primitive)
    {
        if (!_positions.Contains(let.Arguments[1]))
        {
            return false;
        }

        _ir.Add(new Let([], primitive, [let.Arguments[0], let.Arguments[1], LanesOf(let.Arguments[2])], let.Origin));
        return true;
    }

    private bool AddOperation(Let let)
    {
        Primitive? primitive = let.Primitive switch
        {
            var same when same == Arithmetic.Add || same == Arithmetic.Subtract || same == Arithmetic.Negate => same,
            var same when same == StrongZeros.Multiply || same == StrongZeros.Divide => same,
            var product when product == Arithmetic.Multiply => Lanes.MultiplyEach,
            var quotient when quotient == Arithmetic.Divide => Lanes.DivideEach,
            _ => null,
        };

        if (primitive is null)
        {
            return false;
        }

        Bind(let.Target, primitive, [.. let.Arguments.Select(LanesOf)]);
        return true;
    }

    private void Bind(Variable target, Primitive primitive, Atom[] arguments)
    {
        Variable lanes = _ir.Fresh(target.Name, IrType.Lanes(target.Type, _count));
        _ir.Add(new Let([lanes], primitive, [.. arguments], _ir.Origin));
        _lanes[target] = lanes;
    }

    private Atom LanesOf(Atom atom)
    {
        if (!_lanes.TryGetValue(atom, out Atom? lanes))
        {
            Variable broadcast = _ir.Fresh("lanes", IrType.Lanes(atom.Type, _count));
            _ir.Add(new Let([broadcast], ElementLanes.Broadcast, [atom], _ir.Origin));
            lanes = broadcast;
        }

        return lanes;
    }
}
