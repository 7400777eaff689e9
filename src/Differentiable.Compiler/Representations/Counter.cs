using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>Integer variables that change by the same amount in each iteration: the way back computes them from the number of the iteration, exactly.</summary>
internal static class Counter
{
    /// <summary>Whether the atom is a carried variable that changes in each iteration, by the same amount.</summary>
    public static bool Is(Loop loop, Atom atom) =>
        atom is Variable state && loop.State.Contains(state) && state.Type == IrType.Int32 && StepOf(loop, state) is not (null or 0);

    /// <summary>Binds the carried variable to first + iteration * step, if it is a counter.</summary>
    public static bool TryRebuild(IrBuilder ir, Loop loop, Variable state, Variable index)
    {
        if (state.Type != IrType.Int32 || StepOf(loop, state) is not { } step)
        {
            return false;
        }

        // In 64 bits: the product may leave the 32 bits of the counter although no counter does.
        Atom first = ir.Convert(loop.FirstOf(state), IrType.Int64);
        Variable distance = step is 1 ? index : ir.Bind("distance", Integers.Multiply, index, new Literal(IrType.Int64, step));
        Variable value = ir.Bind("position", Integers.Add, first, distance);
        ir.Add(new Let([state], Conversions.Convert, [value], ir.Origin));
        return true;
    }

    /// <summary>The constant that each iteration adds; null if there is none.</summary>
    public static long? StepOf(Loop loop, Variable state) => loop.Body.DefinitionOf(loop.NextOf(state)) is { } next ? StepOf(next, state) : null;

    /// <summary>The constant that a statement adds to the variable; null if it does something else.</summary>
    public static long? StepOf(Let next, Variable state) => next switch
    {
        { } sum when IsOneOf(sum.Primitive, Integers.Add) && sum.Arguments[0] == state && sum.Arguments[1] is Literal step => step.Bits,
        { } sum when IsOneOf(sum.Primitive, Integers.Add) && sum.Arguments[1] == state && sum.Arguments[0] is Literal step => step.Bits,
        { } difference when IsOneOf(difference.Primitive, Integers.Subtract) && difference.Arguments[0] == state && difference.Arguments[1] is Literal step => -step.Bits,
        _ => null,
    };

    private static bool IsOneOf(Primitive primitive, Primitive plain) => primitive == plain
        || (Integers.Checked.TryGetValue(plain, out Primitive? @checked) && primitive == @checked)
        || (Integers.Unchecked.TryGetValue(plain, out Primitive? @unchecked) && primitive == @unchecked);
}
