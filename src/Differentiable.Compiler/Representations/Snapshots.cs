using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// Copies of local arrays as they are before a loop that runs once more on the way back: the loop reads them, and by then their elements are others. Where the loop only
/// reads what no longer changes there are none.
/// </summary>
internal sealed class Snapshots
{
    private readonly Dictionary<Atom, Atom> _copies = [];

    // Arrays that the way back takes back, as they are before a loop that stores to them: if it runs once more, it begins from there.
    private readonly List<(Variable Array, Variable Before)> _starts = [];
    private readonly ArrayCotangents _arrays;
    private readonly ArrayStores _stores;
    private readonly IrBuilder _ir;

    private Snapshots(ArrayCotangents arrays, IrBuilder ir) => (_arrays, _stores, _ir) = (arrays, arrays.Stores, ir);

    /// <summary>Emits the copies.</summary>
    /// <param name="ir">The way there, where it comes to the loop.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="arrays">The arrays of the function.</param>
    public static Snapshots Take(IrBuilder ir, Loop loop, ArrayCotangents arrays)
    {
        Snapshots snapshots = new(arrays, ir);
        HashSet<Variable> copied = CopiedFor(loop, arrays.Stores);
        copied.ExceptWith(arrays.Undone);
        ir.Origin = loop.Origin;

        foreach (Variable array in copied.Count == 0 ? [] : ArraysOutside(loop).Where(array => copied.Contains(arrays.Stores.WholeOf(array))))
        {
            snapshots.CopyOf(array);
        }

        foreach (Variable array in arrays.UndoneIn(loop.Body))
        {
            Variable before = ir.Fresh(array.Name + "Before", array.Type);
            ir.Add(new Let([before], Arrays.Copy, [array], loop.Origin));
            snapshots._starts.Add((array, before));
        }

        return snapshots;
    }

    /// <summary>The whole arrays that the loop reads elements of that change in it or after it.</summary>
    public static HashSet<Variable> CopiedFor(Loop loop, ArrayStores stores)
    {
        HashSet<Variable> copied = [.. stores.MovingIn(loop)];

        if (copied.Count > 0)
        {
            copied.IntersectWith(ReadIn(loop, stores));
        }

        return copied;
    }

    /// <summary>Whether the loop reads elements that change in it or after it.</summary>
    public static bool AreNeeded(Loop loop, ArrayStores stores) => CopiedFor(loop, stores).Count > 0;

    /// <summary>Before the loop runs once more: what it stores to is again as it was before it.</summary>
    public void Restart(IrBuilder ir)
    {
        foreach ((Variable array, Variable before) in _starts)
        {
            Variable i = ir.Fresh("i", IrType.Int32);
            IrBuilder condition = ir.Nested();
            IrBuilder body = ir.Nested();
            body.Add(new Let([], Arrays.Store, [array, i, body.Bind("element", Arrays.Element, before, i)], ir.Origin));
            Atom next = body.Bind("i", Integers.Add, i, Literal.Of(1));
            Atom length = ir.Bind("length", Arrays.Length, array);
            ir.Add(new Loop([ir.Fresh("i", IrType.Int32)], [i], [Literal.Of(0)], condition.ToBlock([condition.Bind("isLess", Logic.Less, i, length)]), body.ToBlock([next]), ir.Origin)
            {
                Remark = $"{array.Name} as it was before the loop that runs once more.",
            });
        }
    }

    /// <summary>The loop as it runs once more: on the copies, and without stores to arrays that it does not read.</summary>
    public Statement Rerun(Loop loop)
    {
        HashSet<Variable> read = ReadIn(loop, _stores);
        HashSet<Variable> inside = [.. Bindings.In(Nested.StatementsOf(loop.Body))];
        Removal removal = new(statement => statement is Let { Primitive.IsStore: true } store && _stores.Stored(store) is var whole && !inside.Contains(whole) && !read.Contains(whole) && !_arrays.IsTakenBack(store));
        return Apply(loop with { Body = removal.Apply(loop.Body) });
    }

    public Statement Apply(Statement statement) => _copies.Count == 0 ? statement : new Substitution(atom => _copies.TryGetValue(atom, out Atom? copy) ? copy : atom).Apply(statement);

    /// <summary>The whole arrays whose elements the loop reads.</summary>
    private static HashSet<Variable> ReadIn(Loop loop, ArrayStores stores) =>
        [.. Nested.StatementsOf(loop.Condition).Concat(Nested.StatementsOf(loop.Body)).OfType<Let>().SelectMany(static let => let.BuffersRead).Select(stores.WholeOf)];

    private static IEnumerable<Variable> ArraysOutside(Loop loop) =>
        FreeVariables.Of(loop.Condition).Concat(FreeVariables.Of(loop.Body)).Where(static variable => variable.Type.IsBuffer).Distinct();

    /// <summary>The copy of an array; of a part, the same part of the copy of the whole.</summary>
    private Atom CopyOf(Variable array)
    {
        if (_copies.TryGetValue(array, out Atom? copy))
        {
            return copy;
        }

        Variable made = _ir.Fresh(array.Name + "Before", array.Type);
        _ir.Add(_stores.ViewOf(array) is { } view
            ? view with { Targets = [made], Arguments = [CopyOf((Variable)view.Arguments[0]), .. view.Arguments.Skip(1)] }
            : new Let([made], Arrays.Copy, [array], _ir.Origin));
        _copies[array] = made;
        return made;
    }
}
