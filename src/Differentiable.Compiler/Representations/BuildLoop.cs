using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// Loops that set each element of local arrays at most once, write to a row of their own, or only add to elements, from other things: their iterations have nothing to do with one another, so the way
/// back may take them in any order.
/// </summary>
internal static class BuildLoop
{
    public static bool Is(Loop loop, ArrayCotangents arrays)
    {
        ArrayStores stores = arrays.Stores;
        Statement[] statements = [.. Nested.StatementsOf(loop.Body)];
        HashSet<Variable> inside = [.. Bindings.In(statements)];
        Let[] outward = [.. statements.OfType<Let>().Where(let => let.Primitive.IsStore && !inside.Contains(stores.Stored(let)))];
        ILookup<Variable, Let> byArray = outward.ToLookup(stores.Stored);
        return byArray.All(array => (array.All(static store => store.Primitive.IsAccumulation) && !arrays.Undone.Contains(array.Key)) || IsSetOnce(loop, [.. array], inside) || IsInOwnRow(loop, [.. array], inside))
            && !statements.Concat(Nested.StatementsOf(loop.Condition)).OfType<Let>().SelectMany(static let => let.BuffersRead).Any(array => byArray.Contains(stores.WholeOf(array)));
    }

    private static bool IsSetOnce(Loop loop, Let[] stores, HashSet<Variable> inside) =>
        stores is [{ } only] && loop.Body.Statements.Contains(only) && !inside.Contains((Variable)only.Arguments[0]) && IsAnother(loop, only.Arguments[1]);

    /// <summary>Whether each iteration writes to a row of a matrix that is its own, in whatever way.</summary>
    private static bool IsInOwnRow(Loop loop, Let[] stores, HashSet<Variable> inside) =>
        stores.Select(static store => store.Arguments[0]).Distinct().ToArray() is [var row]
        && loop.Body.DefinitionOf(row) is { } view && view.Primitive == Matrices.RowOfBuffer
        && !inside.Contains((Variable)view.Arguments[0]) && IsAnother(loop, view.Arguments[1]);

    /// <summary>Whether the index is another one in each iteration: a counter, or a counter and something that does not change.</summary>
    private static bool IsAnother(Loop loop, Atom index)
    {
        if (Counter.Is(loop, index))
        {
            return true;
        }

        return loop.Body.DefinitionOf(index) is { } sum && (sum.Primitive == Integers.Add || sum.Primitive == Integers.Subtract)
            && ((Counter.Is(loop, sum.Arguments[0]) && IsFixed(loop, sum.Arguments[1])) || (Counter.Is(loop, sum.Arguments[1]) && IsFixed(loop, sum.Arguments[0])));
    }

    /// <summary>Whether the value is the same in all iterations: it comes from outside, or is an integer that is computed from what does.</summary>
    public static bool IsFixed(Loop loop, Atom atom) => atom is not Variable variable
        || (!loop.State.Contains(variable)
            && (loop.Body.DefinitionOf(atom) is { } let
                ? variable.Type.Kind == IrTypeKind.Integer && !let.Primitive.HasEffect && !let.Primitive.ReadsElements && let.Arguments.All(argument => IsFixed(loop, argument))
                : !Bindings.In(loop.Body.Statements).Contains(variable)));
}
