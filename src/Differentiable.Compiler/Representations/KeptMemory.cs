using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// Whether what is kept of each iteration is in proportion to what is kept anyway. Inside of another loop that runs back it lives as long as that loop does: a loop over a million numbers inside
/// of a thousand steps must not keep a thousand million. But where it goes through an array that the steps change or make, that array is kept of each step too; and where it stores to one that is taken
/// back, to run once more it would need a copy of all of that.
/// </summary>
internal static class KeptMemory
{
    public static bool IsBounded(Loop loop, ArrayCotangents arrays)
    {
        if (arrays.UndoneIn(loop.Body).Any())
        {
            return true;
        }

        ArrayStores stores = arrays.Stores;
        HashSet<Variable> changing = [.. stores.MovingIn(loop).Except(arrays.Undone)];
        return loop.Body.Statements.OfType<Let>().Any(let => IsAccess(let) && IsOfStep(stores.WholeOf((Variable)let.Arguments[0])) && GoesAlong(loop, let.Arguments[1]));

        bool IsOfStep(Variable array) => changing.Contains(array) || (stores.IsOfIteration(array) && loop.Body.DefinitionOf(array) is null);
    }

    private static bool IsAccess(Let let) => let.Primitive == Arrays.Element || let.Primitive.IsStore || let.Primitive.IsView;

    /// <summary>Whether the index grows with the counter.</summary>
    private static bool GoesAlong(Loop loop, Atom index) => Counter.Is(loop, index)
        || (loop.Body.DefinitionOf(index) is { } let
            && (let.Primitive == Integers.Add || let.Primitive == Integers.Subtract || let.Primitive == Integers.Multiply)
            && ((GoesAlong(loop, let.Arguments[0]) && BuildLoop.IsFixed(loop, let.Arguments[1])) || (GoesAlong(loop, let.Arguments[1]) && BuildLoop.IsFixed(loop, let.Arguments[0]))));
}
