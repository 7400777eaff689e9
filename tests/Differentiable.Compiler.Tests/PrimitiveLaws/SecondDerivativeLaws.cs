using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>What D makes of a primitive can be differentiated again: every factor of a rule has a rule itself, or is piecewise constant.</summary>
public sealed class SecondDerivativeLaws
{
    // See DifferenceLaws.
    private const double RelativeStep = 1.0 / (1 << 17);
    private const double Tolerance = 1e-8;

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void The_derivative_of_the_pullback_agrees_with_its_central_differences(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        foreach (double[] x in LawPoints.Smooth(datum.Primitive))
        {
            AssertSecond(function, function.Vjp, x, LawPoints.Vector(function.ResultCount, -1.25));
        }
    }

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void The_derivative_of_the_pushforward_agrees_with_its_central_differences(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        foreach (double[] x in LawPoints.Smooth(datum.Primitive))
        {
            AssertSecond(function, function.Jvp, x, LawPoints.Vector(function.Active.Length, 0.75));
        }
    }

    /// <summary>Differentiates in one argument of the primal at a time, with the vector held fast.</summary>
    private static void AssertSecond(PrimitiveFunction function, Function first, double[] x, double[] vector)
    {
        Function second = Simplifier.Simplify(Pushforward.Represent(Linearizer.Linearize(first)));
        Assert.Empty(IrVerifier.Verify(second));
        int results = first.Body.Results.Count;

        for (int active = 0; active < function.Active.Length; active++)
        {
            int ordinal = function.Active[active];
            double scale = x[ordinal] == 0 ? 1 : Math.Abs(x[ordinal]);
            double h = scale * RelativeStep;
            double[] direction = PrimitiveFunction.Unit(first.ActiveParameters.Count, active);
            double[] tangents = PrimitiveFunction.Run(second, [.. x, .. vector, .. direction])[results..];
            double[] after = PrimitiveFunction.Run(first, [.. Moved(x, ordinal, h), .. vector]);
            double[] before = PrimitiveFunction.Run(first, [.. Moved(x, ordinal, -h), .. vector]);

            for (int row = function.ResultCount; row < results; row++)
            {
                double quotient = (after[row] - before[row]) / (Moved(x, ordinal, h)[ordinal] - Moved(x, ordinal, -h)[ordinal]);
                Assert.Equal(quotient, tangents[row], Tolerance * (Math.Abs(quotient) + (Math.Abs(after[row]) / scale)));
            }
        }
    }

    private static double[] Moved(double[] x, int ordinal, double by) => [.. x.Select((number, i) => i == ordinal ? number + by : number)];
}
