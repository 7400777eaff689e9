using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// The stores of an iteration's way back that take arrays back, where they may go first. Then the elements that the iteration read before it stored any are there again: the way back reads them once
/// more, and only those that were replaced are kept.
/// </summary>
/// <param name="Arrays">The whole arrays.</param>
/// <param name="First">The stores, the last one of the way there first.</param>
/// <param name="Rest">The way back without them.</param>
internal sealed record Restoration(HashSet<Variable> Arrays, IReadOnlyList<Let> First, IReadOnlyList<Statement> Rest)
{
    /// <param name="forward">An iteration.</param>
    /// <param name="backward">Its way back.</param>
    /// <param name="arrays">The arrays of the function.</param>
    public static Restoration Of(Block forward, Block backward, ArrayCotangents arrays)
    {
        ArrayStores stores = arrays.Stores;
        HashSet<Variable> taken = [.. arrays.UndoneIn(forward).Where(array => IsReadFirst(array, forward, backward, stores) && IsRestoredFirst(array, backward, stores))];

        if (taken.Count == 0)
        {
            return None(backward);
        }

        ILookup<bool, Statement> parts = backward.Statements.ToLookup(statement => taken.Any(array => stores.IsStoreTo(statement, array)));
        return new(taken, [.. parts[true].Cast<Let>()], [.. parts[false]]);
    }

    /// <summary>With none of them first: what the way back reads is kept.</summary>
    public static Restoration None(Block backward) => new([], [], backward.Statements);

    /// <summary>Whether the iteration reads nothing of the array after it has stored to it, and stores to it in no inner block. What is read to be restored does not count: it is kept.</summary>
    private static bool IsReadFirst(Variable array, Block forward, Block backward, ArrayStores stores)
    {
        HashSet<Atom> restored = [.. backward.Statements.Where(statement => stores.IsStoreTo(statement, array)).Select(static store => ((Let)store).Arguments[2])];
        return forward.Statements
            .SkipWhile(statement => !stores.UsesIn(statement, array).Any(use => stores.IsStoreTo(use, array)))
            .All(statement => stores.IsStoreTo(statement, array) || (statement is Let { Targets: [{ } target] } && restored.Contains(target)) || !stores.UsesIn(statement, array).Any());
    }

    /// <summary>Whether the way back has nothing to do with the array before it has taken it back, and computes nothing for that.</summary>
    private static bool IsRestoredFirst(Variable array, Block backward, ArrayStores stores) =>
        !backward.Statements.Where(statement => stores.IsStoreTo(statement, array)).SelectMany(FreeVariables.Reads).Intersect(Bindings.In(backward.Statements)).Any()
        && !backward.Statements.SkipWhile(statement => stores.IsStoreTo(statement, array) || !stores.UsesIn(statement, array).Any())
            .SelectMany(statement => stores.UsesIn(statement, array))
            .Any(use => stores.IsStoreTo(use, array));
}
