using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Tests.Harness;
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
        """
        f(array, other, i)
          element = element(array, i)
          add to element(other, i, element)
          store(array, i, element)
          -> 
        """);

    [Fact]
    public void Only_the_first_addition_sets_it() => AssertSet(
        static (ir, array, other, i) =>
        {
            Variable taken = ir.Apply(Primitives.Arrays.Take, array, i);
            Add(ir, array, i, taken);
            Add(ir, array, i, taken);
        },
        """
        f(array, other, i)
          element = element(array, i)
          store(array, i, element)
          add to element(array, i, element)
          -> 
        """);

    /// <summary>The other place may be the same.</summary>
    [Fact]
    public void One_whose_array_is_added_to_elsewhere_in_between_stays() => AssertSet(
        static (ir, array, other, i) =>
        {
            Variable taken = ir.Apply(Primitives.Arrays.Take, array, i);
            Add(ir, array, Literal.Of(0), taken);
            Add(ir, array, i, taken);
        },
        """
        f(array, other, i)
          element = take(array, i)
          add to element(array, 0, element)
          add to element(array, i, element)
          -> 
        """);

    [Fact]
    public void One_whose_array_is_added_to_through_a_part_in_between_stays() => AssertSet(
        static (ir, array, other, i) =>
        {
            Variable taken = ir.Apply(Primitives.Arrays.Take, array, i);
            Variable part = ir.Apply(Primitives.Arrays.SliceOfBuffer, array, i, Literal.Of(1));
            Add(ir, part, Literal.Of(0), taken);
            Add(ir, array, i, taken);
        },
        """
        f(array, other, i)
          element = take(array, i)
          slice = slice of buffer(array, i, 1)
          add to element(slice, 0, element)
          add to element(array, i, element)
          -> 
        """);

    private static void Add(IrBuilder ir, Atom array, Atom index, Atom number) => ir.Add(new Let([], Primitives.Arrays.Add, [array, index, number], null));

    private static void AssertSet(Action<IrBuilder, Variable, Variable, Variable> build, string expected)
    {
        Variable[] parameters = [new("array", IrType.Buffer(IrType.Double)), new("other", IrType.Buffer(IrType.Double)), new("i", IrType.Int32)];
        IrBuilder ir = new(new NameSource(parameters.Select(static parameter => parameter.Name)));
        build(ir, parameters[0], parameters[1], parameters[2]);
        Dump.AssertIs(expected, TakenElements.Set(new Function("f", [.. parameters], [], ir.ToBlock([]))));
    }
}
