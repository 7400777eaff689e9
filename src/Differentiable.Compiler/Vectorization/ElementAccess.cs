using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Vectorization;

/// <summary>Whether the accesses of a loop to arrays allow several iterations at once.</summary>
internal static class ElementAccess
{
    /// <summary>
    /// Adding may be done in any order, as long as nobody reads in between. What else writes to an array must write where each iteration alone reads and writes: at
    /// one index, through one view.
    /// </summary>
    /// <param name="accesses">All statements of the loop that read or write elements.</param>
    /// <param name="wholeOf">The array that a view is a part of.</param>
    public static bool IsApart(IReadOnlyList<Let> accesses, Func<Variable, Variable> wholeOf) => accesses
        .GroupBy(access => wholeOf((Variable)access.Arguments[0]))
        .All(static ofOne => ofOne.All(static access => !access.Primitive.HasEffect)
            || ofOne.All(static access => access.Primitive == Arrays.Add)
            || ofOne.All(access => access.Arguments[0] == ofOne.First().Arguments[0] && access.Arguments[1] == ofOne.First().Arguments[1]));
}
