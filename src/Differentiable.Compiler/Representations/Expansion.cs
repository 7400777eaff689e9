using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// The way there of a loop whose way back is a loop of its own: what the way back reads is kept in arrays, with an element, or a part, for each iteration. Compilers know it as scalar and array
/// expansion.
/// </summary>
internal sealed class Expansion
{
    /// <summary>With more values than this it is better to compute everything again.</summary>
    private const int MaximumKept = 24;

    private readonly IReadOnlyList<Keeping> _kept;

    private Expansion(IReadOnlyList<Statement> arrays, Loop there, Atom trips, IReadOnlyList<Keeping> kept) => (Arrays, There, Trips, _kept) = (arrays, there, trips, kept);

    /// <summary>The arrays, to be made before the loop.</summary>
    public IReadOnlyList<Statement> Arrays { get; }

    /// <summary>The way there.</summary>
    public Loop There { get; }

    /// <summary>The number of iterations, known with the arrays.</summary>
    public Atom Trips { get; }

    /// <summary>Whether the number of iterations is known before the loop, and the length of each array that an iteration makes.</summary>
    public static bool IsPossible(Loop loop, NameSource names)
    {
        InvariantValue invariants = new(loop, loop.Body, new IrBuilder(names.Fork()));
        return IterationCount.Of(loop) is not null
            && loop.Body.Statements.OfType<Let>().Where(static let => let.Primitive.IsFresh).All(let => let.Primitive == Primitives.Arrays.Zeros && invariants.Of(let.Arguments[0]) is not null);
    }

    /// <summary>The way there, if what is to be kept can be, and there is not too much of it; null otherwise.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="count">How often it runs.</param>
    /// <param name="forward">An iteration.</param>
    /// <param name="numbers">Numbers that are kept.</param>
    /// <param name="localArrays">The iteration's own arrays that are kept.</param>
    /// <param name="names">Where names come from.</param>
    public static Expansion? Of(Loop loop, IterationCount count, Block forward, IReadOnlyList<Variable> numbers, IReadOnlyList<Variable> localArrays, NameSource names)
    {
        if (numbers.Count + localArrays.Count is 0 or > MaximumKept || !numbers.All(static number => number.Type.IsFloatingPoint || number.Type == IrType.Int32))
        {
            return null;
        }

        IrBuilder before = new(names) { Origin = loop.Origin };
        IrBuilder there = new(names) { Origin = loop.Origin };
        Atom trips = count.Bind(before);
        Atom ordinal = count.OrdinalIn(there);
        InvariantValue invariants = new(loop, forward, before);
        List<Keeping> kept = [];

        foreach (Variable array in localArrays)
        {
            if (forward.DefinitionOf(array) is not { } made || made.Primitive != Primitives.Arrays.Zeros || invariants.Of(made.Arguments[0]) is not { } length)
            {
                return null;
            }

            Variable all = Zeros(before, array.Name, array.Type, before.Bind("size", Integers.Checked[Integers.Multiply], trips, length));
            kept.Add(new(array, all, length));
        }

        kept.AddRange(numbers.Select(number => new Keeping(number, Zeros(before, number.Name, IrType.Buffer(number.Type), trips), null)));
        Dictionary<Variable, Let> parts = kept.Where(static keeping => keeping.Length is not null).ToDictionary(static keeping => keeping.What, keeping => Fetched(there, keeping, ordinal));
        Statement[] first = [.. there.ToBlock([]).Statements];
        IEnumerable<Statement> body = forward.Statements.Select(statement => statement is Let { Targets: [{ } target] } && parts.TryGetValue(target, out Let? part) ? part : statement);
        IEnumerable<Statement> stores = kept.Where(static keeping => keeping.Length is null).Select(keeping => new Let([], Primitives.Arrays.Store, [keeping.All, ordinal, keeping.What], loop.Origin));

        Loop way = loop with
        {
            Body = new([.. first, .. body, .. stores], loop.Body.Results),
            Remark = $"There only; what the way back needs of each iteration is kept: {string.Join(", ", kept.Select(static keeping => keeping.What.Name))}.",
        };
        return new(before.ToBlock([]).Statements, way, trips, kept);
    }

    /// <summary>Adds an iteration's way back: what was kept of it, what runs again, and the way back itself.</summary>
    /// <param name="ir">Where it goes.</param>
    /// <param name="ordinal">The number of the iteration, from 0.</param>
    /// <param name="slice">What the way back needs.</param>
    /// <param name="backward">The way back.</param>
    public void AddWayBack(IrBuilder ir, Atom ordinal, IterationSlice slice, Block backward)
    {
        foreach (Keeping keeping in _kept)
        {
            ir.Add(Fetched(ir, keeping, ordinal));
        }

        ir.AddRange(slice.Again);
        ir.AddRange(backward.Statements);
    }

    private static Let Fetched(IrBuilder ir, Keeping keeping, Atom ordinal) => keeping.Length is { } length
        ? new([keeping.What], Primitives.Arrays.SliceOfBuffer, [keeping.All, ir.Bind("first", Integers.Multiply, ordinal, length), length], ir.Origin)
        : new([keeping.What], Primitives.Arrays.Element, [keeping.All, ordinal], ir.Origin);

    /// <summary>What an array is called that keeps something of this name, or what is kept itself already.</summary>
    public static string NameOf(string kept) => kept.EndsWith("Kept", StringComparison.Ordinal) ? kept : kept + "Kept";

    private static Variable Zeros(IrBuilder ir, string stem, IrType type, Atom length)
    {
        Variable array = ir.Fresh(NameOf(stem), type);
        ir.Add(new Let([array], Primitives.Arrays.Zeros, [length], ir.Origin));
        return array;
    }

    /// <summary>A number of an iteration and the array of all of them; or an iteration's array, of so many elements, and the array that holds it as a part.</summary>
    private sealed record Keeping(Variable What, Variable All, Atom? Length);
}
