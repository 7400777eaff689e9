using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Vectorization;

/// <summary>
/// Parts a loop that adds to one array at several places, such as i and i + 1, into loops that add at one place each. In lanes, the elements at i + 1 overlap those at i, and a
/// processor that has just stored the ones waits before it reads the others: longer than what the loops compute twice (Rosenbrock's function, n = 1000: 3.0 times the value
/// before, 1.5 after).
/// </summary>
internal static class Distribution
{
    /// <param name="loop">A loop that can run in lanes.</param>
    /// <param name="wholeOf">The array that a view is a part of.</param>
    /// <param name="names">Where names come from.</param>
    public static IReadOnlyList<Loop> Of(Loop loop, Func<Variable, Variable> wholeOf, NameSource names)
    {
        Dictionary<Let, int> places = PlacesOf(loop, wholeOf);
        int count = places.Values.DefaultIfEmpty().Max() + 1;
        bool onlyAdds = loop.Body.Statements.OfType<Let>().All(static let => !let.Primitive.HasEffect || let.Primitive == Arrays.Add);
        return count == 1 || !onlyAdds ? [loop] : [.. Enumerable.Range(0, count).Select(place => Part(loop, place, places, names))];
    }

    /// <summary>For each addition the number of its place among those of its array.</summary>
    private static Dictionary<Let, int> PlacesOf(Loop loop, Func<Variable, Variable> wholeOf)
    {
        Dictionary<Let, int> places = [];

        foreach (IGrouping<Variable, Let> array in loop.Body.Statements.OfType<Let>().Where(static let => let.Primitive == Arrays.Add).GroupBy(let => wholeOf((Variable)let.Arguments[0])))
        {
            (Atom, Atom)[] distinct = [.. array.Select(static add => (add.Arguments[0], add.Arguments[1])).Distinct()];

            foreach (Let add in array)
            {
                places[add] = Array.IndexOf(distinct, (add.Arguments[0], add.Arguments[1]));
            }
        }

        return places;
    }

    private static Loop Part(Loop loop, int place, Dictionary<Let, int> places, NameSource names)
    {
        Statement[] kept = [.. loop.Body.Statements.Where(statement => statement is not Let let || !places.TryGetValue(let, out int own) || own == place)];
        Loop part = loop with
        {
            Targets = place == 0 ? loop.Targets : loop.Targets.Select(target => new Variable(names.Fresh(target.Name), target.Type)).ToEquatableArray(),
            Body = loop.Body with { Statements = kept.ToEquatableArray() },
            Remark = place == 0 ? loop.Remark : "The same iterations, for what they add at another place.",
        };
        return (Loop)DeadCode.RemoveFrom(new([part], [.. place == 0 ? part.Targets : []])).Statements.Single();
    }
}
