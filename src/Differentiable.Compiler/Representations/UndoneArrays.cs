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
/// For the arrays of which a run of an inner loop reaches a part only: there a copy costs more than the loop. A Cholesky decomposition of n rows would copy n² elements n² times, and a simulation that
/// writes down its states one after the other would copy all of them at each step. A loop over all of an array costs as much as a copy.
/// </remarks>
internal static class UndoneArrays
{
    /// <param name="source">The function.</param>
    /// <param name="active">Its active arrays: each store to one of them has a way back.</param>
    /// <param name="stores">Where the function stores to arrays.</param>
    public static HashSet<Variable> Of(Function source, IReadOnlyCollection<Variable> active, ArrayStores stores)
    {
        // Most functions have no arrays, and most that have some make none.
        if (active.Count == 0)
        {
            return [];
        }

        IReadOnlyList<Statement> statements = Nested.StatementsOf(source.Body);
        HashSet<Variable> made = [.. statements.OfType<Let>().Where(static let => let.Primitive.IsFresh).Select(static let => let.Target).Intersect(active)];

        if (made.Count == 0)
        {
            return [];
        }

        LoopReach reach = new(statements, stores);
        return [.. InnerLoops(source.Body, []).SelectMany(loop => Snapshots.CopiedFor(loop.Inner, stores).Where(array => made.Contains(array) && IsCheaper(array, loop.Inner, loop.Around, reach, stores)))];
    }

    /// <summary>The stores to arrays that come before anything reads the array, where it is made: nobody asks what they replace.</summary>
    public static HashSet<Let> FirstStores(Function source, HashSet<Variable> arrays, ArrayStores stores)
    {
        HashSet<Let> first = new(ReferenceComparer<Let>.Instance);

        foreach (Block block in arrays.Count == 0 ? [] : BlocksIn(source.Body))
        {
            for (int i = 0; i < block.Statements.Count; i++)
            {
                if (block.Statements[i] is Let { Primitive.IsFresh: true } made && arrays.Contains(made.Target))
                {
                    first.UnionWith(block.Statements
                        .Skip(i + 1)
                        .Select(statement => stores.UsesIn(statement, made.Target).ToArray())
                        .TakeWhile(uses => uses.All(use => use is Let { Primitive.IsAccumulation: false } && stores.IsStoreTo(use, made.Target)))
                        .SelectMany(static uses => uses.Cast<Let>()));
                }
            }
        }

        return first;
    }

    private static IEnumerable<Block> BlocksIn(Block block) => Nested.StatementsOf(block).SelectMany(Nested.BlocksOf).Prepend(block);

    /// <summary>The loops inside of others, with those around each.</summary>
    private static IEnumerable<(Loop Inner, IReadOnlyList<Loop> Around)> InnerLoops(Block block, IReadOnlyList<Loop> around)
    {
        foreach (Statement statement in block.Statements)
        {
            if (statement is Loop inner && around.Count > 0)
            {
                yield return (inner, around);
            }

            IReadOnlyList<Loop> within = statement is Loop loop ? [.. around, loop] : around;

            foreach ((Loop Inner, IReadOnlyList<Loop> Around) found in Nested.BlocksOf(statement).SelectMany(nested => InnerLoops(nested, within)))
            {
                yield return found;
            }
        }
    }

    /// <summary>Whether to take the array back costs less than to copy it before each run of the loop.</summary>
    private static bool IsCheaper(Variable array, Loop inner, IReadOnlyList<Loop> around, LoopReach reach, ArrayStores stores)
    {
        Loop[] outer = [.. around.SkipWhile(loop => Bindings.In(Nested.StatementsOf(loop.Body)).Contains(array))];
        return outer.Length > 0 && (!reach.IsWhole(array, inner, outer) || IsStoredToSeldom(array, around[around.Count - 1], stores) || IsRecurrence(array, inner, stores));
    }

    /// <summary>Whether an iteration stores a few elements only: none of its inner loops does.</summary>
    private static bool IsStoredToSeldom(Variable array, Loop loop, ArrayStores stores) =>
        Nested.StatementsOf(loop.Body).OfType<Loop>().All(inner => !stores.StoredIn(inner.Body).Contains(array));

    /// <summary>
    /// Whether each iteration sets an element and reads another: then the loop would not only begin from a copy, but run once more on the way back, and remember.
    /// </summary>
    private static bool IsRecurrence(Variable array, Loop inner, ArrayStores stores)
    {
        Let[] own = [.. inner.Body.Statements.OfType<Let>()];
        Atom[] set = [.. own.Where(let => stores.IsStoreTo(let, array)).Select(static store => store.Arguments[1])];
        return set.Length > 0 && own.Any(let => let.Primitive == Arrays.Element && stores.WholeOf((Variable)let.Arguments[0]) == array && !set.Contains(let.Arguments[1]));
    }
}
