using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// The local arrays that the way back takes back with it: each store remembers the element that it replaces, and its way back puts that in its place again. So whatever the way back reads of the array it
/// reads as it was on the way there, and no loop needs a copy of it. One number for each store, in place of a copy for each run of an inner loop.
/// </summary>
/// <remarks>
/// For matrices only, and where an inner loop goes along one line of it: there a copy costs more than the loop, and a Cholesky decomposition of n rows would copy n² elements n² times. A loop over a
/// vector, or over all of a matrix, costs as much as a copy.
/// </remarks>
internal static class UndoneArrays
{
    /// <param name="source">The function.</param>
    /// <param name="active">Its active arrays: each store to one of them has a way back.</param>
    /// <param name="stores">Where the function stores to arrays.</param>
    public static HashSet<Variable> Of(Function source, IReadOnlyCollection<Variable> active, ArrayStores stores)
    {
        // Most functions have no arrays.
        if (active.Count == 0)
        {
            return [];
        }

        IReadOnlyList<Statement> statements = Nested.StatementsOf(source.Body);
        HashSet<Variable> matrices = MatricesIn(statements, stores);
        matrices.IntersectWith(statements.OfType<Let>().Where(static let => let.Primitive.IsFresh).Select(static let => let.Target));
        matrices.IntersectWith(active);

        if (matrices.Count == 0)
        {
            return [];
        }

        HashSet<Variable> copied = [.. InnerLoops(source.Body).SelectMany(loop => Snapshots.CopiedFor(loop, stores))];
        matrices.IntersectWith(copied);
        return matrices;
    }

    /// <summary>Arrays whose rows are taken, or whose indexes are computed from two numbers as those of rows are.</summary>
    private static HashSet<Variable> MatricesIn(IReadOnlyList<Statement> statements, ArrayStores stores)
    {
        Let[] lets = [.. statements.OfType<Let>()];
        HashSet<Variable> products = [.. lets.Where(static let => let.Primitive == Integers.Multiply).Select(static let => let.Target)];
        HashSet<Atom> places = [.. products, .. lets.Where(let => let.Primitive == Integers.Add && let.Arguments.Any(argument => products.Contains(argument))).Select(static let => let.Target)];
        return
        [
            .. lets.Where(let => let.Primitive == Matrices.RowOfBuffer || ((let.Primitive == Arrays.Element || let.Primitive.IsStore) && places.Contains(let.Arguments[1])))
                .Select(let => stores.WholeOf((Variable)let.Arguments[0])),
        ];
    }

    /// <summary>The loops inside of others that have no loops inside.</summary>
    private static IEnumerable<Loop> InnerLoops(Block block) => Nested.StatementsOf(block)
        .OfType<Loop>()
        .SelectMany(static outer => Nested.StatementsOf(outer.Body).OfType<Loop>())
        .Where(static loop => !Loops.AreIn(loop.Body))
        .Distinct(ReferenceComparer<Loop>.Instance);
}
