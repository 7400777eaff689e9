namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>Pushforward and pullback are linear, and adjoint to each other.</summary>
public sealed class LinearityLaws
{
    // Two sums of at most four products each, every operation rounded by 1.1e-16.
    private const double Rounding = 2e-15;

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void The_pullback_is_the_adjoint_of_the_pushforward(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        foreach (double[] x in LawPoints.Smooth(datum.Primitive))
        {
            double[] v = LawPoints.Vector(function.Active.Length, 0.75);
            double[] w = LawPoints.Vector(function.ResultCount, -1.25);
            double[] pushed = [.. function.Push(x, v).Zip(w, static (left, right) => left * right)];
            double[] pulled = [.. function.Pull(x, w).Zip(v, static (left, right) => left * right)];

            // The terms of the double sum that both are.
            double scale = function.JacobianByPushforward(x).Zip(w, (row, weight) => row.Zip(v, (partial, tangent) => Math.Abs(weight * partial * tangent)).Sum()).Sum();
            Assert.Equal(pushed.Sum(), pulled.Sum(), Rounding * scale);
        }
    }

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void The_pushforward_is_linear_in_the_tangent(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        foreach (double[] x in LawPoints.Smooth(datum.Primitive))
        {
            double[][] jacobian = function.JacobianByPushforward(x);
            AssertLinear(v => function.Push(x, v), function.Active.Length, (v, row) => v.Select((component, i) => Math.Abs(component * jacobian[row][i])).Sum());
        }
    }

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void The_pullback_is_linear_in_the_cotangent(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        foreach (double[] x in LawPoints.Smooth(datum.Primitive))
        {
            double[][] jacobian = function.JacobianByPullback(x);
            AssertLinear(w => function.Pull(x, w), function.ResultCount, (w, column) => w.Select((component, row) => Math.Abs(component * jacobian[row][column])).Sum());
        }
    }

    private static void AssertLinear(Func<double[], double[]> map, int dimension, Func<double[], int, double> scaleOf)
    {
        double[] first = LawPoints.Vector(dimension, 0.75);
        double[] second = LawPoints.Vector(dimension, -1.3);
        double[] sum = map([.. first.Zip(second, static (left, right) => left + right)]);
        double[] ofFirst = map(first);
        double[] ofSecond = map(second);

        // Doubling is exact in binary.
        Assert.Equal(ofFirst.Select(static component => 2 * component), map([.. first.Select(static component => 2 * component)]));
        Assert.All(sum, (component, i) => Assert.Equal(component, ofFirst[i] + ofSecond[i], Rounding * (scaleOf(first, i) + scaleOf(second, i))));
    }
}
