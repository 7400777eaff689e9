using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>What an entry says of signs and singular points is so. NaN has no sign, and underflow is not thought of.</summary>
public sealed class SignLaws
{
    private static readonly double[] Grid = [-2, -0.5, 0, 0.5, 1, 2, 3];

    [Theory]
    [MemberData(nameof(PrimitiveCase.All), MemberType = typeof(PrimitiveCase))]
    public void The_sign_of_the_result_is_that_of_the_rule(PrimitiveCase datum)
    {
        if (datum.Primitive is not { SignRule: { } rule, Signature: var signature } || signature.Parameters.Any(static slot => slot is SlotKind.Array))
        {
            return;
        }

        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);
        Variable[] variables = [.. signature.Parameters.Select(static (_, i) => new Variable("x" + i, IrType.Double))];

        foreach (double[] x in Points(signature.Parameters.Length))
        {
            double value = function.Value(x)[0];
            AssertHas(value, rule([.. x.Select(Literal.Of)], static atom => SignOf(((Literal)atom).Number)));
            AssertHas(value, rule(variables, atom => SignOf(x[Array.IndexOf(variables, atom)])));
        }
    }

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void At_a_singular_point_the_derivative_is_not_finite(PrimitiveCase datum)
    {
        double[] points = [.. datum.Primitive.Singularity?.Points.Split(" and ").Select(static point => double.Parse(point, System.Globalization.CultureInfo.InvariantCulture)) ?? []];
        double[] others = datum.Primitive.Signature.Parameters.Length > 1 ? [0.5] : [];

        Assert.All(points, point => Assert.False(double.IsFinite(PrimitiveFunction.InDouble(datum.Primitive).JacobianByPushforward([point, .. others])[0][0])));
    }

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithKinks), MemberType = typeof(PrimitiveCase))]
    public void A_kink_at_which_the_derivative_is_infinite_is_a_singular_point(PrimitiveCase datum)
    {
        // What only generated code calls, no user can be told of.
        IEnumerable<Kink> kinks = datum.Primitive.Methods.Length > 0 ? datum.Primitive.Kinks : [];
        double[] infinite = [.. kinks.Where(static kink => double.IsFinite(kink.Point[0]) && double.IsInfinity(kink.Partials[0])).Select(static kink => kink.Point[0])];

        Assert.All(infinite, point => Assert.Contains(point.ToString(System.Globalization.CultureInfo.InvariantCulture), datum.Primitive.Singularity?.Points, StringComparison.Ordinal));
    }

    private static void AssertHas(double value, Sign sign)
    {
        if (sign == Sign.Positive)
        {
            Assert.False(value <= 0);
        }
        else if (sign == Sign.NonNegative)
        {
            Assert.False(value < 0);
        }
    }

    private static Sign SignOf(double number) => number > 0 ? Sign.Positive : number == 0 ? Sign.NonNegative : Sign.Unknown;

    // A third argument is an upper bound, which must not be below the second.
    private static IEnumerable<double[]> Points(int arity) => arity switch
    {
        1 => Grid.Select(static x => new[] { x }),
        2 => Grid.SelectMany(static x => Grid.Select(y => new[] { x, y })),
        _ => Points(2).SelectMany(static point => Grid.Where(z => z >= point[1]).Select(z => new[] { point[0], point[1], z })),
    };
}
