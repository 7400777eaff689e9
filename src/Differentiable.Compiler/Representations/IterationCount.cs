using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>How often a loop runs, known before it does: a counter goes up, or down, by one, to a bound that stays the same.</summary>
internal sealed class IterationCount
{
    private readonly Loop _loop;
    private readonly Let _test;
    private readonly CounterTest _end;
    private readonly Block? _before;

    private IterationCount(Loop loop, Let test, CounterTest end, Block? before) => (_loop, _test, _end, _before) = (loop, test, end, before);

    /// <summary>The carried variable that counts.</summary>
    public Variable Counter => _end.Counter;

    /// <summary>Where it counts from 0 to one before it; null where it does otherwise.</summary>
    public Atom? FromZeroTo => _loop.FirstOf(Counter) == Literal.Of(0) ? UpTo : null;

    /// <summary>Whether it counts up inside of an array, from an element on and to another: then there are no more iterations than elements.</summary>
    public bool IsWithinArray => UpTo is { } end && IsNoMoreThanALength(end);

    /// <summary>Where it counts up from a constant that is not negative to one before it; null where it does otherwise.</summary>
    private Atom? UpTo => _end is { GoesUp: true, IsInclusive: false } && _loop.FirstOf(Counter) is Literal { Bits: >= 0 and < int.MaxValue } ? _end.Bound : null;

    /// <summary>Null where it is not known.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="before">What comes before the loop, where it matters that a bound is the length of an array.</param>
    public static IterationCount? Of(Loop loop, Block? before = null)
    {
        if (loop.Condition.Statements.LastOrDefault() is not Let { Targets: [{ } holds] } test || loop.Condition.Results[0] != holds || test.Arguments.Count != 2
            || loop.Condition.Statements.Any(statement => statement is not Let let || let.Primitive.MayThrow || let.Primitive.ReadsElements
                || (statement != test && let.Arguments.Any(argument => argument is Variable variable && loop.State.Contains(variable)))))
        {
            return null;
        }

        return CounterTest.Of(test, state => loop.State.Contains(state) ? Representations.Counter.StepOf(loop, state) : null) is { } end && !loop.State.Contains(end.Bound)
            ? new(loop, test, end, before)
            : null;
    }

    /// <summary>Binds the number of iterations, before the loop.</summary>
    public Atom Bind(IrBuilder ir)
    {
        Dictionary<Atom, Atom> renamed = [];

        foreach (Let let in _loop.Condition.Statements.OfType<Let>().Where(let => let != _test))
        {
            renamed[let.Target] = ir.Bind(let.Target.Name, let.Primitive, [.. let.Arguments.Select(argument => Renamed(argument, renamed))]);
        }

        Atom bound = Renamed(_end.Bound, renamed);
        Atom first = _loop.FirstOf(Counter);

        // Then it is not negative.
        if (FromZeroTo is { } end && DefinitionOf(end)?.Primitive == Arrays.Length)
        {
            return bound;
        }

        // The first counter value that there is no iteration for. No difference is taken of numbers in the wrong order: it could overflow.
        Atom after = _end.IsInclusive ? ir.Bind("end", _end.GoesUp ? Integers.Add : Integers.Subtract, bound, Literal.Of(1)) : bound;
        return _end.GoesUp
            ? Difference(ir, ir.Bind("end", Integers.Max, after, first), first)
            : Difference(ir, first, ir.Bind("end", Integers.Min, after, first));
    }

    /// <summary>The number of an iteration, from 0, inside of it.</summary>
    public Atom OrdinalIn(IrBuilder ir) => OrdinalOf(ir, Counter);

    /// <summary>The number of the iteration in which the counter has this value.</summary>
    public Atom OrdinalOf(IrBuilder ir, Atom counter) => _end.GoesUp ? Difference(ir, counter, _loop.FirstOf(Counter)) : Difference(ir, _loop.FirstOf(Counter), counter);

    /// <summary>The counter in the last iteration, before which the way back begins.</summary>
    /// <param name="ir">Before the way back.</param>
    /// <param name="trips">The number of iterations.</param>
    public Atom Last(IrBuilder ir, Atom trips)
    {
        if (_end.GoesUp && _loop.FirstOf(Counter) == Literal.Of(0))
        {
            return ir.Bind("last", Integers.Subtract, trips, Literal.Of(1));
        }

        Variable distance = ir.Bind("distance", Integers.Subtract, trips, Literal.Of(1));
        return Wrapping(ir, "last", _end.GoesUp ? Integers.Add : Integers.Subtract, _loop.FirstOf(Counter), distance);
    }

    /// <summary>Whether the counter, on its way back, has not passed the first iteration. There may be no number beyond a first one that is not known: then the counter wraps around.</summary>
    public Atom IsLeft(IrBuilder ir)
    {
        Atom first = _loop.FirstOf(Counter);
        return IsFarFromEnds(first)
            ? ir.Bind("isLeft", _end.GoesUp ? Logic.GreaterOrEqual : Logic.LessOrEqual, Counter, first)
            : ir.Bind("isLeft", Logic.NotEqual, Counter, Wrapping(ir, "beyond", _end.GoesUp ? Integers.Subtract : Integers.Add, first, Literal.Of(1)));
    }

    /// <summary>The counter in the iteration before.</summary>
    public Atom Previous(IrBuilder ir) => Wrapping(ir, Counter.Name, _end.GoesUp ? Integers.Subtract : Integers.Add, Counter, Literal.Of(1));

    private bool IsNoMoreThanALength(Atom number) => DefinitionOf(number) is { } let
        && (let.Primitive == Arrays.Length || (let.Primitive == Integers.Subtract && let.Arguments[1] is Literal { Bits: >= 0 } && IsNoMoreThanALength(let.Arguments[0])));

    private Let? DefinitionOf(Atom number) => _loop.Condition.DefinitionOf(number) ?? _before?.DefinitionOf(number);

    private Atom Wrapping(IrBuilder ir, string stem, Primitive operation, Atom left, Atom right) =>
        ir.Bind(stem, IsFarFromEnds(_loop.FirstOf(Counter)) ? operation : Integers.Unchecked[operation], left, right);

    private static bool IsFarFromEnds(Atom first) => first is Literal { Bits: > int.MinValue and < int.MaxValue };

    private static Atom Renamed(Atom atom, Dictionary<Atom, Atom> names) => names.TryGetValue(atom, out Atom? renamed) ? renamed : atom;

    private static Atom Difference(IrBuilder ir, Atom from, Atom what) => what == Literal.Of(0) ? from : ir.Bind("ordinal", Integers.Subtract, from, what);
}
