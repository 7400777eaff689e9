namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>A tangent or cotangent of zero gives zero, never NaN, wherever the arguments are finite: at √0, log 0, 1/0, 0 to the 0.5, exp 1000 too.</summary>
public sealed class StrongZeroLaws
{
    private static readonly double[] Singular = [0, -0.0, 1, -1, 0.5, -0.5, 2, 1000, -1000, 1e308];

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void A_zero_vector_gives_zero_everywhere(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);
        IEnumerable<double[]> points = LawPoints.Grid(datum.Primitive, Singular).Where(x => !SpecialValueLaws.Throws(function, x));

        foreach (double[] x in points)
        {
            double[] tangents = function.Push(x, new double[function.Active.Length]);
            double[] cotangents = function.Pull(x, new double[function.ResultCount]);
            Assert.True(tangents.Concat(cotangents).All(static component => component == 0), $"[{string.Join(", ", x)}]: {string.Join(", ", tangents)} | {string.Join(", ", cotangents)}");
        }
    }

    /// <summary>One convention for all modes: infinite partials, and those at kinks, come out of both. Where the value is NaN there is nothing to agree on.</summary>
    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void Both_modes_give_the_same_partials_everywhere(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);
        IEnumerable<double[]> points = LawPoints.Grid(datum.Primitive, Singular)
            .Where(x => !SpecialValueLaws.Throws(function, x) && !function.Value(x).Any(double.IsNaN));

        foreach (double[] x in points)
        {
            double[] pushed = [.. function.JacobianByPushforward(x).SelectMany(static row => row)];
            double[] pulled = [.. function.JacobianByPullback(x).SelectMany(static row => row)];

            // The modes multiply the factors of a partial in different orders: at most four roundings each.
            Assert.All(pushed, (partial, i) => Assert.True(
                partial.Equals(pulled[i]) || Math.Abs(partial - pulled[i]) <= 1e-15 * Math.Abs(partial), $"partial {i} at [{string.Join(", ", x)}]: {partial:R}, {pulled[i]:R}"));
        }
    }
}
