using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Vectorization;

/// <summary>
/// A loop that adds to one array at several places that follow one another, such as i and i + 1, as one that adds at the last of them only, what the iterations before it would have
/// added there too: the first iterations and the last additions stand alone. Each element of the array is then read and written once (Hückelheim et al., "Automatic Differentiation for
/// Adjoint Stencil Loops", 2019).
/// </summary>
/// <remarks>
/// In lanes, the elements at i + 1 overlap those at i, and a processor that has just stored the ones waits before it reads the others. Rosenbrock's function with its gradient,
/// n = 1 000: 3.0 times the value with both in one loop, 1.6 in two (<see cref="Distribution"/>), 1.2 so. A step of the heat equation with its pullback, n = 1 000: 2.8 µs in one loop, 1.4 µs so.
/// </remarks>
internal sealed class Shifting
{
    // Each place needs an iteration that stands alone.
    private const int MaximumPlaces = 4;
    private const string Note = "Each element gets at once what the iterations before add to it, too.";

    private readonly Loop _loop;
    private readonly NameSource _names;
    private readonly Func<Variable, Variable> _wholeOf;
    private readonly Variable _counter;
    private readonly Let _lead;
    private readonly Let _lag;

    private Shifting(Loop loop, NameSource names, Func<Variable, Variable> wholeOf, Variable counter, Let lead, Let lag) =>
        (_loop, _names, _wholeOf, _counter, _lead, _lag) = (loop, names, wholeOf, counter, lead, lag);

    /// <summary>The statements that take the loop's place; null if it does not add at such places, or does anything else besides than to take cotangents of other arrays.</summary>
    /// <param name="loop">A loop that can run in lanes: its integers count up by one, and nothing in it throws but an index that is out of range.</param>
    /// <param name="wholeOf">The array that a view is a part of.</param>
    /// <param name="names">Where names come from.</param>
    public static IReadOnlyList<Statement>? Of(Loop loop, Func<Variable, Variable> wholeOf, NameSource names)
    {
        Let[] takes = [.. loop.Body.Statements.OfType<Let>().Where(static let => let.Primitive == Arrays.Take)];

        // What is taken is needed by later iterations too: it is set to zero at the end.
        Loop reading = loop with
        {
            Body = loop.Body with { Statements = [.. loop.Body.Statements.Select(static statement => statement is Let let && let.Primitive == Arrays.Take ? let with { Primitive = Arrays.Element } : statement)] },
        };

        return Shifted(reading, wholeOf, names) is { } shifted ? [.. shifted, .. takes.Select(take => Cleared(loop, take, wholeOf, names))] : null;
    }

    private static IReadOnlyList<Statement>? Shifted(Loop loop, Func<Variable, Variable> wholeOf, NameSource names)
    {
        Let[] writes = [.. loop.Body.Statements.OfType<Let>().Where(static let => let.Primitive.HasEffect)];

        if (writes.Length is < 2 or > MaximumPlaces || !Array.TrueForAll(writes, let => let.Primitive == Arrays.Add && let.Arguments[0] == writes[0].Arguments[0]))
        {
            return null;
        }

        (Variable Counter, long Offset)?[] places = [.. writes.Select(write => PlaceOf(write.Arguments[1], loop))];

        if (places.Contains(null) || places.Any(place => place!.Value.Counter != places[0]!.Value.Counter))
        {
            return null;
        }

        Let[] ordered = [.. writes.Select((write, i) => (Write: write, places[i]!.Value.Offset)).OrderByDescending(static pair => pair.Offset).Select(static pair => pair.Write)];
        long[] offsets = [.. places.Select(static place => place!.Value.Offset).OrderByDescending(static offset => offset)];
        bool follow = Enumerable.Range(1, offsets.Length - 1).All(i => offsets[i] == offsets[i - 1] - 1);
        return follow ? new Shifting(loop, names, wholeOf, places[0]!.Value.Counter, ordered[0], ordered[1]).Apply() : null;
    }

    /// <summary>The same iterations, which set to zero what the loop takes.</summary>
    private static Loop Cleared(Loop loop, Let take, Func<Variable, Variable> wholeOf, NameSource names)
    {
        Let store = new([], Arrays.Store, [take.Arguments[0], take.Arguments[1], Literal.Default(take.Target.Type)], take.Origin);
        Loop all = loop with
        {
            Targets = loop.Targets.Select(target => new Variable(names.Fresh(target.Name), target.Type)).ToEquatableArray(),
            Body = loop.Body with { Statements = [.. loop.Body.Statements.Where(static statement => statement is not Let { Primitive.HasEffect: true }), store] },
            Remark = "The same iterations: what they have taken is zero from now on.",
        };
        Loop cleared = (Loop)DeadCode.RemoveFrom(new([all], [])).Statements.Single();
        return cleared with { Lanes = LoopVectorizer.Of(cleared, wholeOf) };
    }

    /// <summary>The counter that an index is, with what is added to it.</summary>
    private static (Variable Counter, long Offset)? PlaceOf(Atom index, Loop loop)
    {
        if (index is Variable variable && loop.State.Contains(variable))
        {
            return (variable, 0);
        }

        return loop.Body.DefinitionOf(index) is { Arguments: [Variable counter, Literal offset] } let && loop.State.Contains(counter) ? (let.Primitive == Integers.Add, let.Primitive == Integers.Subtract) switch
        {
            (true, _) => (counter, offset.Bits),
            (_, true) => (counter, -offset.Bits),
            _ => null,
        } : null;
    }

    private IReadOnlyList<Statement>? Apply()
    {
        Block condition = Simplifier.Simplify(Spliced(_loop.Condition, _loop.Initial));
        Block first = Simplifier.Simplify(Spliced(Without(_lead), _loop.Initial));
        Loop rest = Rest(first.Results);
        IReadOnlyList<Statement>? inLanes = Shifted(rest, _wholeOf, _names) ?? (LoopVectorizer.Of(rest, _wholeOf) is { } lanes ? [rest with { Lanes = lanes }] : null);

        if (inLanes is null)
        {
            return null;
        }

        IrBuilder then = new(_names);
        then.AddRange(first.Statements);
        then.AddRange(inLanes);
        AddLast(then, rest.Targets);
        return [.. condition.Statements, new If(_loop.Targets, condition.Results[0], then.ToBlock(rest.Targets), new([], _loop.Initial), _loop.Origin)];
    }

    /// <summary>The iterations after the first.</summary>
    private Loop Rest(EquatableArray<Atom> second)
    {
        IrBuilder body = new(_names) { Origin = _lead.Origin };
        Atom before = Before(body, _loop.State);

        foreach (Statement statement in Without(_lead).Statements)
        {
            body.Origin = statement.Origin;
            body.Add(statement == _lag ? _lag with { Arguments = [_lag.Arguments[0], _lag.Arguments[1], body.Bind("sum", Arithmetic.Add, _lag.Arguments[2], before)] } : statement);
        }

        return _loop with
        {
            Targets = _loop.Targets.Select(target => new Variable(_names.Fresh(target.Name), target.Type)).ToEquatableArray(),
            Initial = second,
            Body = body.ToBlock(_loop.Body.Results),
            Remark = Remark,
        };
    }

    private string Remark => _loop.Remark is null ? Note : _loop.Remark.EndsWith(Note, StringComparison.Ordinal) ? _loop.Remark : $"{_loop.Remark} {Note}";

    /// <summary>What the last iteration adds to the element after its own.</summary>
    private void AddLast(IrBuilder ir, EquatableArray<Variable> last)
    {
        ir.Origin = _lead.Origin;
        Atom counter = last[_loop.State.TakeWhile(state => state != _counter).Count()];
        Atom before = Before(ir, last);
        long offset = PlaceOf(_lag.Arguments[1], _loop)!.Value.Offset;
        Atom index = offset == 0 ? counter : ir.Bind("index", Integers.Add, counter, Literal.Of((int)offset));
        ir.Add(new Let([], Arrays.Add, [_lag.Arguments[0], index, before], _lead.Origin));
    }

    /// <summary>What the iteration before that of this state adds to the element after its own.</summary>
    private Atom Before(IrBuilder ir, EquatableArray<Variable> state)
    {
        Block slice = DeadCode.RemoveFrom(new([.. _loop.Body.Statements.Where(static statement => statement is not Let { Primitive.HasEffect: true })], [_lead.Arguments[2]]));
        HashSet<Variable> read = [.. FreeVariables.Of(slice)];
        Atom[] before = [.. state.Select((variable, i) => read.Contains(_loop.State[i]) ? ir.Bind(variable.Name, Integers.Subtract, variable, Literal.Of(1)) : (Atom)variable)];
        Block spliced = Spliced(slice, [.. before]);
        ir.AddRange(spliced.Statements);
        return spliced.Results[0];
    }

    private Block Without(Let add) => _loop.Body with { Statements = [.. _loop.Body.Statements.Where(statement => statement != add)] };

    /// <summary>A block of the loop's for a state.</summary>
    private Block Spliced(Block block, EquatableArray<Atom> state)
    {
        (EquatableArray<Statement> statements, EquatableArray<Atom> results) = Splicer.Splice(new Function("", _loop.State, [], block), state, _names, static origin => origin);
        return new(statements, results);
    }
}
