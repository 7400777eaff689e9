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
            && loop.Body.Statements.OfType<Let>().Where(static let => let.Primitive.IsFresh).All(let => Primitives.Arrays.IsNew(let.Primitive) && invariants.Of(let.Arguments[0]) is not null);
    }

    /// <summary>The way there, if what is to be kept can be, and there is not too much of it; null otherwise.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="count">How often it runs.</param>
    /// <param name="forward">An iteration.</param>
    /// <param name="numbers">Numbers that are kept.</param>
    /// <param name="localArrays">The iteration's own arrays that are kept.</param>
    /// <param name="names">Where names come from.</param>
    /// <param name="isTogether">Whether the numbers of an iteration lie together: then there is one array to make, to keep and to find again, and one check of bounds. Lanes want them apart.</param>
    public static Expansion? Of(Loop loop, IterationCount count, Block forward, IReadOnlyList<Variable> numbers, IReadOnlyList<Variable> localArrays, NameSource names, bool isTogether)
    {
        if (numbers.Count + localArrays.Count is 0 or > MaximumKept || !numbers.All(static number => MayKeep(number) || number.Type == IrType.Kept))
        {
            return null;
        }

        IrBuilder before = new(names) { Origin = loop.Origin };
        IrBuilder there = new(names) { Origin = loop.Origin };
        Atom trips = count.Bind(before);
        Atom ordinal = count.OrdinalIn(there);
        InvariantValue invariants = new(loop, forward, before);
        List<Keeping> kept = [];
        Dictionary<Variable, Let> parts = [];

        foreach (Variable array in localArrays)
        {
            // A copy of an array from outside is there because the iteration stores to it, and is as large as all of it: to keep one for each iteration takes more memory than to run them again.
            if (forward.DefinitionOf(array) is not { } made || (made.Primitive == Primitives.Arrays.Copy && forward.DefinitionOf(made.Arguments[0]) is null))
            {
                return null;
            }

            // A copy is as long as another array, which may be of the iteration's too.
            if (!Primitives.Arrays.IsNew(made.Primitive) || invariants.Of(made.Arguments[0]) is not { } length)
            {
                kept.Add(new Keeping.Place(array, New(before, Primitives.Arrays.Unset, array.Name, IrType.Buffer(IrType.Kept), trips)));
                continue;
            }

            Variable all = New(before, made.Primitive, array.Name, array.Type, before.Bind("size", Integers.Checked[Integers.Multiply], trips, length));
            kept.Add(new Keeping.Elements(array, all, length));
            parts.Add(array, Part(there, array, all, ordinal, length));
        }

        foreach (IGrouping<IrType, Variable> alike in numbers.GroupBy(static number => number.Type))
        {
            kept.AddRange(isTogether && alike.Count() > 1 ? [Together(before, [.. alike], trips)] : alike.Select(number => new Keeping.Number(number, NewFor(before, number, trips))));
        }

        // What is carried is stored first: one register does for it and for the next state, which would else be there both at once, and one of them in memory.
        ILookup<bool, Keeping> isCarried = kept.ToLookup(keeping => keeping is Keeping.Number { What: { } number } && loop.State.Contains(number));
        IrBuilder stores = there.Nested();
        AddStores(there, isCarried[true], ordinal);
        AddStores(stores, isCarried[false], ordinal);
        Statement[] first = [.. there.ToBlock([]).Statements];
        IEnumerable<Statement> body = forward.Statements.Select(statement => statement is Let { Targets: [{ } target] } && parts.TryGetValue(target, out Let? part) ? part : statement);

        Loop way = loop with
        {
            Body = new([.. first, .. body, .. stores.ToBlock([]).Statements], loop.Body.Results),
            Remark = $"There only; what the way back needs of each iteration is kept: {string.Join(", ", [.. localArrays.Select(static array => array.Name), .. numbers.Select(static number => number.Name)])}.",
        };
        return new(before.ToBlock([]).Statements, way, trips, kept);
    }

    /// <summary>Whether there are arrays of such values.</summary>
    public static bool MayKeep(Variable value) => IsNumber(value) || value.Type == IrType.Boolean;

    /// <summary>Whether a value is a number: truth values in arrays would keep a loop from running in lanes.</summary>
    public static bool IsNumber(Variable value) => value.Type.IsFloatingPoint || value.Type == IrType.Int32;

    /// <summary>Adds an iteration's way back: what was kept of it, and the way back itself.</summary>
    /// <param name="ir">Where it goes.</param>
    /// <param name="ordinal">The number of the iteration, from 0.</param>
    /// <param name="slice">What the way back needs.</param>
    public void AddWayBack(IrBuilder ir, Atom ordinal, IterationSlice slice)
    {
        foreach (Keeping keeping in _kept)
        {
            keeping.Fetch(ir, ordinal);
        }

        ir.AddRange(slice.Back);
    }

    /// <summary>What an array is called that keeps something of this name, or what is kept itself already.</summary>
    public static string NameOf(string kept) => kept.EndsWith("Kept", StringComparison.Ordinal) ? kept : kept + "Kept";

    private static void AddStores(IrBuilder ir, IEnumerable<Keeping> kept, Atom ordinal)
    {
        foreach (Keeping keeping in kept)
        {
            keeping.Store(ir, ordinal);
        }
    }

    /// <summary>Adds an array for the numbers that a variable is in so many iterations: each is set, and nobody sees what was there before.</summary>
    public static Variable NewFor(IrBuilder ir, Variable number, Atom trips) => New(ir, Primitives.Arrays.Unset, number.Name, IrType.Buffer(number.Type), trips);

    private static Variable New(IrBuilder ir, Primitive kind, string stem, IrType type, Atom length)
    {
        Variable array = ir.Fresh(NameOf(stem), type);
        ir.Add(new Let([array], kind, [length], ir.Origin));
        return array;
    }

    private static Keeping.Numbers Together(IrBuilder before, Variable[] numbers, Atom trips)
    {
        Literal count = Literal.Of(numbers.Length);
        return new(numbers, New(before, Primitives.Arrays.Unset, "numbers", IrType.Buffer(numbers[0].Type), before.Bind("size", Integers.Checked[Integers.Multiply], trips, count)), count);
    }

    private static Let Part(IrBuilder ir, Variable part, Variable all, Atom ordinal, Atom length) =>
        new([part], Primitives.Arrays.SliceOfBuffer, [all, ir.Bind("first", Integers.Multiply, ordinal, length), length], ir.Origin);

    /// <summary>What is kept of an iteration, and the array of all iterations that holds it.</summary>
    private abstract record Keeping(Variable All)
    {
        public virtual void Store(IrBuilder ir, Atom ordinal)
        {
        }

        public abstract void Fetch(IrBuilder ir, Atom ordinal);

        /// <summary>An array of the iteration's, a part of that array: it is there already.</summary>
        public sealed record Elements(Variable What, Variable All, Atom Length) : Keeping(All)
        {
            public override void Fetch(IrBuilder ir, Atom ordinal) => ir.Add(Part(ir, What, All, ordinal, Length));
        }

        /// <summary>An array of the iteration's, of a length of its own: where it lies.</summary>
        public sealed record Place(Variable What, Variable All) : Keeping(All)
        {
            public override void Store(IrBuilder ir, Atom ordinal)
            {
                Variable place = ir.Fresh("place", IrType.Kept);
                ir.Add(new Let([place], Primitives.Arrays.Keep, [What], ir.Origin));
                ir.Add(new Let([], Primitives.Arrays.Store, [All, ordinal, place], ir.Origin));
            }

            public override void Fetch(IrBuilder ir, Atom ordinal)
            {
                Variable place = ir.Fresh("place", IrType.Kept);
                ir.Add(new Let([place], Primitives.Arrays.Element, [All, ordinal], ir.Origin));
                ir.Add(new Let([What], Primitives.Arrays.At, [place], ir.Origin));
            }
        }

        /// <summary>A number.</summary>
        public sealed record Number(Variable What, Variable All) : Keeping(All)
        {
            public override void Store(IrBuilder ir, Atom ordinal) => ir.Add(new Let([], Primitives.Arrays.Store, [All, ordinal, What], ir.Origin));

            public override void Fetch(IrBuilder ir, Atom ordinal) => ir.Add(new Let([What], Primitives.Arrays.Element, [All, ordinal], ir.Origin));
        }

        /// <summary>Several numbers of one type, side by side.</summary>
        public sealed record Numbers(IReadOnlyList<Variable> What, Variable All, Literal Count) : Keeping(All)
        {
            public override void Store(IrBuilder ir, Atom ordinal)
            {
                Variable part = PartFor(ir, ordinal);

                for (int i = 0; i < What.Count; i++)
                {
                    ir.Add(new Let([], Primitives.Arrays.Store, [part, Literal.Of(i), What[i]], ir.Origin));
                }
            }

            public override void Fetch(IrBuilder ir, Atom ordinal)
            {
                Variable part = PartFor(ir, ordinal);

                for (int i = 0; i < What.Count; i++)
                {
                    ir.Add(new Let([What[i]], Primitives.Arrays.Element, [part, Literal.Of(i)], ir.Origin));
                }
            }

            private Variable PartFor(IrBuilder ir, Atom ordinal)
            {
                Variable part = ir.Fresh("kept", All.Type);
                ir.Add(Part(ir, part, All, ordinal, Count));
                return part;
            }
        }
    }
}
