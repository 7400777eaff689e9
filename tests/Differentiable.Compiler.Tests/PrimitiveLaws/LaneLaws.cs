using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>A tangent in lanes is as many tangents of numbers, to the last bit but for the signs of zeros: over the whole table, at special values too.</summary>
public sealed class LaneLaws
{
    private static readonly double[] Points = [0, -0.0, 1, -1.7, 1000, 1e308, double.PositiveInfinity, double.NaN];

    /// <summary>Unit tangents: most lanes are structural zeros, which no infinite factor turns into NaN.</summary>
    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void Lanes_of_unit_tangents_are_the_Jacobian(PrimitiveCase datum)
    {
        AssertSame(PrimitiveFunction.InDouble(datum.Primitive).Primal, datum.Primitive);
        AssertSame(PrimitiveFunction.InSingle(datum.Primitive).Primal, datum.Primitive);
    }

    /// <summary>Tangents with something in each of several lanes, and in some of them.</summary>
    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void Lanes_of_any_tangents_are_as_many_pushforwards(PrimitiveCase datum)
    {
        foreach (int directions in (int[])[2, 3, 5, 9])
        {
            AssertSame(Along(datum.Primitive, IrType.Double, directions, isSparse: false), datum.Primitive);
            AssertSame(Along(datum.Primitive, IrType.Double, directions, isSparse: true), datum.Primitive);
        }

        AssertSame(Along(datum.Primitive, IrType.Single, 3, isSparse: false), datum.Primitive);
        AssertSame(Along(datum.Primitive, IrType.Single, 17, isSparse: true), datum.Primitive);
    }

    private static void AssertSame(Function function, Primitive primitive)
    {
        Linearization linearization = Linearizer.Linearize(function);
        Function expected = Jacobian.Represent(linearization);
        Function raw = VectorForward.RepresentJacobian(linearization);
        Function simplified = Simplifier.Simplify(raw);
        Assert.Empty(IrVerifier.Verify(raw));
        Assert.Empty(IrVerifier.Verify(simplified));
        int parameters = primitive.Signature.Parameters.Length;

        foreach (double[] point in LawPoints.Grid(primitive, Points).Where(x => !Throws(function, x)))
        {
            double[] arguments = [.. point, .. new double[function.Parameters.Count - parameters]];
            IEnumerable<long> numbers = PrimitiveFunction.Run(expected, arguments).Select(Bits);
            Assert.Equal(numbers, PrimitiveFunction.Run(raw, arguments).Select(Bits));
            Assert.Equal(numbers, PrimitiveFunction.Run(simplified, arguments).Select(Bits));
        }
    }

    /// <summary>The primitive at x + C e, differentiated in e at 0: its arguments have the rows of C as tangents.</summary>
    private static Function Along(Primitive primitive, IrType real, int directions, bool isSparse)
    {
        Variable[] x = [.. primitive.Signature.Parameters.Select((slot, i) => new Variable("x" + i, PrimitiveFunction.TypeOf(slot, real)))];
        Variable[] e = [.. Enumerable.Range(0, directions).Select(i => new Variable("e" + i, real))];
        IrBuilder ir = new(new NameSource(x.Concat(e).Select(static parameter => parameter.Name)));
        Atom[] arguments = [.. x.Select((argument, i) => primitive.CarriesDerivative(i) && argument.Type == real ? Moved(ir, argument, e, i, isSparse) : argument)];
        Variable[] targets = [.. primitive.Signature.Results.Select((slot, i) => ir.Fresh("y", PrimitiveFunction.TypeOf(slot, real)))];
        ir.Add(new Let([.. targets], primitive, [.. arguments], null));
        return new("F", [.. x, .. e], e.ToEquatableArray(), ir.ToBlock(targets));
    }

    private static Variable Moved(IrBuilder ir, Variable x, Variable[] e, int row, bool isSparse)
    {
        Variable moved = x;

        foreach ((Variable direction, int i) in e.Select(static (direction, i) => (direction, i)).Where(pair => !isSparse || (pair.i + row) % 3 != 0))
        {
            Variable term = ir.Apply(Arithmetic.Multiply, Literal.Of(x.Type, 0.75 - (0.5 * i) + (0.125 * i * row)), direction);
            moved = ir.Apply(Arithmetic.Add, moved, term);
        }

        return moved;
    }

    private static bool Throws(Function function, double[] x)
    {
        try
        {
            PrimitiveFunction.Run(function, [.. x, .. new double[function.Parameters.Count - x.Length]]);
            return false;
        }
        catch (Exception exception) when (exception is ArithmeticException or ArgumentException)
        {
            return true;
        }
    }

    private static long Bits(double number) => number == 0 ? 0 : double.IsNaN(number) ? long.MaxValue : BitConverter.DoubleToInt64Bits(number);
}
