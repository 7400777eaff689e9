using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Analysis;

/// <summary>A comparison that ends a loop which counts by one: the counter goes up to a bound, or down to it.</summary>
/// <param name="Counter">The carried variable that counts.</param>
/// <param name="Bound">The bound, an <c>int</c>.</param>
/// <param name="GoesUp">Whether it counts up.</param>
/// <param name="IsInclusive">Whether there is an iteration for the bound itself.</param>
internal sealed record CounterTest(Variable Counter, Atom Bound, bool GoesUp, bool IsInclusive)
{
    /// <summary>Null where the statement compares something else.</summary>
    /// <param name="test">The comparison.</param>
    /// <param name="stepOf">What an iteration adds to a variable; null where that is not always the same.</param>
    public static CounterTest? Of(Let test, Func<Variable, long?> stepOf)
    {
        bool isBefore = test.Primitive == Logic.Less || test.Primitive == Logic.LessOrEqual;
        bool isAfter = test.Primitive == Logic.Greater || test.Primitive == Logic.GreaterOrEqual;

        for (int side = 0; side < 2 && (isBefore || isAfter); side++)
        {
            // The counter is the lesser in counter < bound and bound > counter.
            bool goesUp = isBefore == (side == 0);

            if (test.Arguments[side] is Variable counter && test.Arguments[1 - side] is { } bound && bound.Type == IrType.Int32 && stepOf(counter) == (goesUp ? 1 : -1))
            {
                return new(counter, bound, goesUp, test.Primitive == Logic.LessOrEqual || test.Primitive == Logic.GreaterOrEqual);
            }
        }

        return null;
    }
}
