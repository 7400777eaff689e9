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
    private readonly ArrayStores _stores;
    private readonly IrBuilder _ir;

    private Snapshots(ArrayStores stores, IrBuilder ir) => (_stores, _ir) = (stores, ir);

    /// <summary>Emits the copies.</summary>
    /// <param name="ir">The way there, where it comes to the loop.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="stores">Where the function stores to arrays.</param>
    public static Snapshots Take(IrBuilder ir, Loop loop, ArrayStores stores)
    {
        Snapshots snapshots = new(stores, ir);
        HashSet<Variable> moving = [.. stores.MovingIn(loop)];

        if (moving.Count == 0)
        {
            return snapshots;
        }

        ir.Origin = loop.Origin;
        HashSet<Variable> read = ReadIn(loop, stores);

        foreach (Variable array in ArraysOutside(loop))
        {
            Variable whole = stores.WholeOf(array);

            if (moving.Contains(whole) && read.Contains(whole))
            {
                snapshots.CopyOf(array);
            }
        }

        return snapshots;
    }

    /// <summary>Whether the loop reads elements that change in it or after it.</summary>
    public static bool AreNeeded(Loop loop, ArrayStores stores) => ReadIn(loop, stores).Overlaps(stores.MovingIn(loop));

    /// <summary>The loop as it runs once more: on the copies, and without stores to arrays that it does not read.</summary>
    public Statement Rerun(Loop loop)
    {
        HashSet<Variable> read = ReadIn(loop, _stores);
        HashSet<Variable> inside = [.. Bindings.In(Nested.StatementsOf(loop.Body))];
        Removal removal = new(statement => statement is Let { Primitive.IsStore: true } store && _stores.WholeOf((Variable)store.Arguments[0]) is var whole && !inside.Contains(whole) && !read.Contains(whole));
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
