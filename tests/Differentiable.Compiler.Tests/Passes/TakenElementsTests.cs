using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Vectorization;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Elements of cotangents that are taken and added to.</summary>
public sealed class TakenElementsTests
{
    [Fact]
    public void One_that_is_added_to_next_is_read_and_set() => AssertSet(
        static (ir, array, other, i) =>
        {
            Variable taken = ir.Apply(Primitives.Arrays.Take, array, i);
            Add(ir, other, i, taken);
            Add(ir, array, i, taken);
        },
        "element, add to element, store");

    [Fact]
    public void Only_the_first_addition_sets_it() => AssertSet(
        static (ir, array, other, i) =>
        {
            Variable taken = ir.Apply(Primitives.Arrays.Take, array, i);
            Add(ir, array, i, taken);
            Add(ir, array, i, taken);
        },
        "element, store, add to element");

    /// <summary>The other place may be the same.</summary>
    [Fact]
    public void One_whose_array_is_added_to_elsewhere_in_between_stays() => AssertSet(
        static (ir, array, other, i) =>
        {
            Variable taken = ir.Apply(Primitives.Arrays.Take, array, i);
            Add(ir, array, Literal.Of(0), taken);
            Add(ir, array, i, taken);
        },
        "take, add to element, add to element");

    [Fact]
    public void One_whose_array_is_added_to_through_a_part_in_between_stays() => AssertSet(
        static (ir, array, other, i) =>
        {
            Variable taken = ir.Apply(Primitives.Arrays.Take, array, i);
            Variable part = ir.Apply(Primitives.Arrays.SliceOfBuffer, array, i, Literal.Of(1));
            Add(ir, part, Literal.Of(0), taken);
            Add(ir, array, i, taken);
        },
        "take, slice of buffer, add to element, add to element");

    private static void Add(IrBuilder ir, Atom array, Atom index, Atom number) => ir.Add(new Let([], Primitives.Arrays.Add, [array, index, number], null));

    private static void AssertSet(Action<IrBuilder, Variable, Variable, Variable> build, string expected)
    {
        Variable[] parameters = [new("array", IrType.Buffer(IrType.Double)), new("other", IrType.Buffer(IrType.Double)), new("i", IrType.Int32)];
        IrBuilder ir = new(new NameSource(parameters.Select(static parameter => parameter.Name)));
        build(ir, parameters[0], parameters[1], parameters[2]);
        Function set = TakenElements.Set(new Function("f", [.. parameters], [], ir.ToBlock([])));
        Assert.Equal(expected, string.Join(", ", set.Body.Statements.OfType<Let>().Select(static let => let.Primitive.Name)));
    }
}
