using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// How much of an array one run of a loop reaches: what its indexes depend on tells. In <c>x[s * n + i]</c> a run over i, for one s, reaches a part. An estimate of cost: no result depends on it.
/// </summary>
internal sealed class LoopReach
{
    private readonly IReadOnlyList<Let> _accesses;
    private readonly Dictionary<Variable, Statement> _definitions = [];
    private readonly Dictionary<Variable, Loop> _carried = [];
    private readonly Dictionary<Atom, HashSet<Loop>> _sources = [];
    private readonly ArrayStores _stores;

    public LoopReach(IReadOnlyList<Statement> statements, ArrayStores stores)
    {
        _stores = stores;
        _accesses = [.. statements.OfType<Let>().Where(IsAccess)];

        foreach (Statement statement in statements)
        {
            foreach (Variable bound in Bindings.Of(statement))
            {
                _definitions[bound] = statement;
            }

            foreach (Variable state in statement is Loop loop ? loop.State : [])
            {
                _carried[state] = (Loop)statement;
            }
        }
    }

    /// <summary>Whether a run of the loop goes through all of the array, or about as much of it: where it goes does not depend on the loops around it.</summary>
    /// <param name="array">The whole array.</param>
    /// <param name="inner">The loop.</param>
    /// <param name="outer">Those around it that find the array there already.</param>
    public bool IsWhole(Variable array, Loop inner, IReadOnlyCollection<Loop> outer)
    {
        IReadOnlyList<Statement> statements = Nested.StatementsOf(inner.Body);
        HashSet<Let> own = new(statements.OfType<Let>(), ReferenceComparer<Let>.Instance);
        HashSet<Loop> moving = new(statements.OfType<Loop>(), ReferenceComparer<Loop>.Instance) { inner };
        return _accesses.Where(access => own.Contains(access) && _stores.WholeOf((Variable)access.Arguments[0]) == array)
            .Select(PlaceOf)
            .Any(place => place.Overlaps(moving) && !place.Overlaps(outer) && !place.Any(loop => moving.Contains(loop) && IsWindow(loop, outer)));
    }

    private static bool IsAccess(Let let) => let.Primitive == Arrays.Element || let.Primitive.IsStore;

    /// <summary>The loops that an element's place depends on: by its index, and by where the part begins that it is an element of.</summary>
    private HashSet<Loop> PlaceOf(Let access)
    {
        HashSet<Loop> place = new(SourcesOf(access.Arguments[1]), ReferenceComparer<Loop>.Instance);

        for (Let? view = _stores.ViewOf((Variable)access.Arguments[0]); view is not null; view = _stores.ViewOf((Variable)view.Arguments[0]))
        {
            foreach (Atom argument in view.Arguments.Skip(1))
            {
                place.UnionWith(SourcesOf(argument));
            }
        }

        return place;
    }

    /// <summary>Whether both ends of the loop come from those around it, as in one over the elements of a sparse row.</summary>
    private bool IsWindow(Loop loop, IReadOnlyCollection<Loop> outer) =>
        loop.Initial.Any(first => SourcesOf(first).Overlaps(outer)) && FreeVariables.Of(loop.Condition).Any(end => !loop.State.Contains(end) && SourcesOf(end).Overlaps(outer));

    /// <summary>The loops whose carried variables a value is computed from.</summary>
    private HashSet<Loop> SourcesOf(Atom atom)
    {
        if (_sources.TryGetValue(atom, out HashSet<Loop>? known))
        {
            return known;
        }

        HashSet<Loop> sources = _sources[atom] = new(ReferenceComparer<Loop>.Instance);

        if (atom is Variable variable && _carried.TryGetValue(variable, out Loop? loop))
        {
            sources.Add(loop);
        }
        else if (atom is Variable bound && _definitions.TryGetValue(bound, out Statement? definition))
        {
            foreach (Variable read in FreeVariables.Reads(definition))
            {
                sources.UnionWith(SourcesOf(read));
            }
        }

        return sources;
    }
}
