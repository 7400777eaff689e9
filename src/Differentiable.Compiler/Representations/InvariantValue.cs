using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>Integers of an iteration that are the same in all of them, computed before the loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="iteration">Its iteration.</param>
/// <param name="before">What is computed goes there.</param>
internal sealed class InvariantValue(Loop loop, Block iteration, IrBuilder before)
{
    private readonly HashSet<Variable> _inside = [.. loop.State, .. Bindings.In(iteration.Statements)];

    /// <summary>The value outside; null where it is not known to be the same.</summary>
    public Atom? Of(Atom atom)
    {
        if (atom is not Variable variable || !_inside.Contains(variable))
        {
            return atom;
        }

        return iteration.DefinitionOf(variable) switch
        {
            { } length when length.Primitive == Arrays.Length => OfLength(length.Arguments[0]),
            { } operation when IsHarmless(operation.Primitive) && Of(operation.Arguments[0]) is { } left && Of(operation.Arguments[1]) is { } right =>
                before.Bind(variable.Name, operation.Primitive, left, right),
            _ => null,
        };
    }

    private static bool IsHarmless(Primitive primitive) =>
        primitive == Integers.Add || primitive == Integers.Subtract || primitive == Integers.Multiply || primitive == Integers.Checked[Integers.Multiply] || primitive == Integers.Max || primitive == Integers.Min;

    private Atom? OfLength(Atom array)
    {
        if (array is Variable variable && !_inside.Contains(variable))
        {
            return before.Bind("length", Arrays.Length, array);
        }

        return iteration.DefinitionOf(array) switch
        {
            { } part when part.Primitive == Arrays.Slice || part.Primitive == Arrays.SliceOfBuffer => Of(part.Arguments[2]),
            { } made when Arrays.IsNew(made.Primitive) => Of(made.Arguments[0]),
            { } copy when copy.Primitive == Arrays.Copy => OfLength(copy.Arguments[0]),
            _ => null,
        };
    }
}
