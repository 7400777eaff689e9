using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>The part of an iteration's way back that takes the cotangents of the carried variables to those before the iteration, where it needs nothing that the loop carries but its counter.</summary>
internal sealed class CotangentChain
{
    private readonly Loop _loop;
    private readonly IterationCount _count;
    private readonly IterationWay _way;
    private readonly Block _block;
    private readonly int[] _moving;

    private CotangentChain(Loop loop, IterationCount count, IterationWay way, Block block) =>
        (_loop, _count, _way, _block, _moving) = (loop, count, way, block, [.. Enumerable.Range(0, way.State.Count).Where(i => block.Results[i] != way.State[i])]);

    /// <summary>Null where it needs more, or does more than arithmetic, or where every iteration hands the cotangents on as they are.</summary>
    /// <param name="loop">The loop, which writes to no array.</param>
    /// <param name="count">How often it runs; it counts up.</param>
    /// <param name="way">An iteration, and its way back.</param>
    public static CotangentChain? Of(Loop loop, IterationCount count, IterationWay way)
    {
        HashSet<Variable> needed = [.. way.StateBefore.OfType<Variable>()];
        List<Statement> statements = [];

        foreach (Statement statement in way.Forward.Statements.Concat(way.Backward.Statements).Reverse())
        {
            if (!Bindings.Of(statement).Any(needed.Contains))
            {
                continue;
            }

            if (!IsArithmetic(statement))
            {
                return null;
            }

            statements.Add(statement);
            needed.UnionWith(FreeVariables.Reads(statement));
        }

        statements.Reverse();
        CotangentChain chain = new(loop, count, way, new Block([.. statements], [.. way.StateBefore]));
        return chain._moving.Length == 0 || needed.Overlaps(way.Inputs) || loop.State.Any(state => state != count.Counter && needed.Contains(state)) ? null : chain;
    }

    /// <summary>Whether a statement does nothing but arithmetic with numbers and elements: twice is not much more than once, and it does not matter when.</summary>
    public static bool IsArithmetic(Statement statement) => statement is Let { Primitive: { MayThrow: false, HasEffect: false, IsFresh: false, IsView: false } primitive }
        && (primitive.Form is not (CSharpForm.Method or CSharpForm.TensorMethod) || primitive == StrongZeros.Multiply || primitive == StrongZeros.Divide);

    /// <summary>The cotangents that the chain changes, as the way back sees them in an iteration: these are kept.</summary>
    public IEnumerable<Variable> Kept => _moving.Select(i => _way.State[i]);

    /// <summary>The way back with what it starts from in place of the cotangents that no iteration changes.</summary>
    /// <param name="seeds">The cotangents after the last iteration.</param>
    /// <param name="block">A block that may read them.</param>
    public Block WithKnown(Block block, IReadOnlyList<Atom> seeds)
    {
        Atom[] known = Filled(seeds, [.. Kept]);
        Dictionary<Atom, Atom> places = Enumerable.Range(0, known.Length).ToDictionary(i => (Atom)_way.State[i], i => known[i]);
        return new Substitution(atom => places.TryGetValue(atom, out Atom? place) ? place : atom).Apply(block);
    }

    /// <summary>The way there with the chain, which runs from the last iteration to the first, and keeps the cotangents after each iteration.</summary>
    /// <param name="there">The way there.</param>
    /// <param name="last">The counter in the last iteration.</param>
    /// <param name="seeds">The cotangents after the last iteration.</param>
    /// <param name="kept">The arrays for <see cref="Kept"/>.</param>
    /// <param name="names">Where names come from.</param>
    /// <returns>Both ways, and the cotangents before the first iteration.</returns>
    public (Loop Both, Atom[] First) Join(Loop there, Atom last, IReadOnlyList<Atom> seeds, IReadOnlyList<Variable> kept, NameSource names)
    {
        IrBuilder body = new(names) { Origin = _loop.Origin };
        body.AddRange(there.Body.Statements);
        Variable back = body.Fresh(_count.Counter.Name, IrType.Int32);
        Atom ordinal = _count.OrdinalOf(body, back);
        Variable[] carried = [.. Kept.Select(cotangent => body.Fresh(cotangent.Name, cotangent.Type) with { IsCotangent = true })];
        Variable[] first = [.. Kept.Select(cotangent => body.Fresh(cotangent.Name, cotangent.Type))];

        for (int i = 0; i < carried.Length; i++)
        {
            body.Add(new Let([], Arrays.Store, [kept[i], ordinal, carried[i]], _loop.Origin));
        }

        Function iteration = new("", [_count.Counter, .. _way.State], [], _block);
        (IEnumerable<Statement> statements, IReadOnlyList<Atom> before) = Splicer.Splice(iteration, [back, .. Filled(seeds, carried)], names, _loop.Origin);
        body.AddRange(statements);
        Variable previous = body.Bind(_count.Counter.Name, Integers.Subtract, back, Literal.Of(1));

        Loop both = there with
        {
            Targets = [.. there.Targets, body.Fresh(_count.Counter.Name, IrType.Int32), .. first],
            State = [.. there.State, back, .. carried],
            Initial = [.. there.Initial, last, .. _moving.Select(i => seeds[i])],
            Body = body.ToBlock([.. there.Body.Results, previous, .. _moving.Select(i => before[i])]),
            IsApart = true,
        };
        return (both, Filled(seeds, first));
    }

    /// <summary>The cotangents of all carried variables: those that the chain changes, and the others as they are after the last iteration.</summary>
    private Atom[] Filled(IReadOnlyList<Atom> seeds, Variable[] moving) =>
        [.. seeds.Take(_way.State.Count).Select((seed, i) => Array.IndexOf(_moving, i) is >= 0 and int place ? moving[place] : seed)];
}
