using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Vectorization;

/// <summary>
/// A loop that adds to one array at two places, i and i + 1, as one that adds at i only, what the iteration before it would have added there too: the first iteration and the
/// last addition stand alone. Each element of the array is then read and written once (Hückelheim et al., "Automatic Differentiation for Adjoint Stencil Loops", 2019).
/// </summary>
/// <remarks>Rosenbrock's function with its gradient, n = 1 000: 1.6 times the value before, in two loops (<see cref="Distribution"/>).</remarks>
internal sealed class Shifting
{
    private readonly Loop _loop;
    private readonly NameSource _names;
    private readonly Variable _counter;
    private readonly Let _lead;
    private readonly Let _lag;

    private Shifting(Loop loop, NameSource names, Variable counter, Let lead, Let lag) => (_loop, _names, _counter, _lead, _lag) = (loop, names, counter, lead, lag);

    /// <summary>The statements that take the loop's place; null if it does not add at two such places, or does anything else besides.</summary>
    /// <param name="loop">A loop that can run in lanes: its integers count up by one, and nothing in it throws.</param>
    /// <param name="wholeOf">The array that a view is a part of.</param>
    /// <param name="names">Where names come from.</param>
    public static IReadOnlyList<Statement>? Of(Loop loop, Func<Variable, Variable> wholeOf, NameSource names)
    {
        Let[] writes = [.. loop.Body.Statements.OfType<Let>().Where(static let => let.Primitive.HasEffect)];

        if (writes.Length != 2 || !Array.TrueForAll(writes, static let => let.Primitive == Arrays.Add) || writes[0].Arguments[0] != writes[1].Arguments[0])
        {
            return null;
        }

        (Variable Counter, long Offset)? first = PlaceOf(writes[0].Arguments[1], loop);
        (Variable Counter, long Offset)? second = PlaceOf(writes[1].Arguments[1], loop);

        if (first is not var (counter, offset) || second is not var (other, otherOffset) || counter != other || Math.Abs(offset - otherOffset) != 1)
        {
            return null;
        }

        (Let lead, Let lag) = offset > otherOffset ? (writes[0], writes[1]) : (writes[1], writes[0]);
        return new Shifting(loop, names, counter, lead, lag).Apply(wholeOf);
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

    private IReadOnlyList<Statement>? Apply(Func<Variable, Variable> wholeOf)
    {
        Block condition = Simplifier.Simplify(Spliced(_loop.Condition, _loop.Initial));
        Block first = Simplifier.Simplify(Spliced(Without(_lead), _loop.Initial));
        Loop rest = Rest(first.Results);

        if (LoopVectorizer.Of(rest, wholeOf) is not { } lanes)
        {
            return null;
        }

        IrBuilder then = new(_names);
        then.AddRange(first.Statements);
        then.Add(rest with { Lanes = lanes });
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
            Remark = (_loop.Remark is { } remark ? remark + " " : "") + "Each element gets here what the iteration before it adds to it, too.",
        };
    }

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
        Block slice = DeadCode.RemoveFrom(new([.. _loop.Body.Statements.Where(statement => statement != _lead && statement != _lag)], [_lead.Arguments[2]]));
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
