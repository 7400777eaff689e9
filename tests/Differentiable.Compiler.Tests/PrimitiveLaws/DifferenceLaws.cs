namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>The derivative that a rule gives is the limit of difference quotients.</summary>
/// <remarks>Blind to errors below the tolerance, and to points that are not samples: <see cref="TextbookLaws"/> look there.</remarks>
public sealed class DifferenceLaws
{
    // Approximately the cube root of the machine epsilon, where truncation (h² f''' / 6) and rounding (ε f / h) balance, both near 1e-11; a power of two,
    // so that x ± h is rounded little.
    private const double RelativeStep = 1.0 / (1 << 17);

    // A thousand times what is balanced above: for large third derivatives.
    private const double Tolerance = 1e-8;

    // Their value is a few bits of the exact function, whose derivative the rule is; difference quotients of the value say nothing.
    private static readonly string[] Estimates = ["reciprocal estimate", "reciprocal sqrt estimate"];

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithHonestRule), MemberType = typeof(PrimitiveCase))]
    public void The_pushforward_agrees_with_central_differences(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        if (Estimates.Contains(datum.Primitive.Name))
        {
            return;
        }

        foreach (double[] x in LawPoints.Smooth(datum.Primitive))
        {
            for (int i = 0; i < function.Active.Length; i++)
            {
                AssertAgrees(function, x, i);
            }
        }
    }

    /// <summary>The rule must not need more than float has: no overflow of a squared factor, no cancellation.</summary>
    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void The_rule_in_float_agrees_with_the_rule_in_double(PrimitiveCase datum)
    {
        PrimitiveFunction inDouble = PrimitiveFunction.InDouble(datum.Primitive);
        PrimitiveFunction inSingle = PrimitiveFunction.InSingle(datum.Primitive);

        foreach (double[] sample in LawPoints.Smooth(datum.Primitive))
        {
            double[] x = [.. sample.Select(static number => (double)(float)number)];
            double[] expected = [.. inDouble.JacobianByPushforward(x).SelectMany(static row => row)];
            double[] actual = [.. inSingle.JacobianByPushforward(x).SelectMany(static row => row)];

            // A rule has about ten operations of at most two units in the last place (6e-8 each); samples are well conditioned, by a factor of ten or so.
            Assert.All(expected, (partial, i) => Assert.Equal(partial, actual[i], 1e-5 * (1 + Math.Abs(partial))));
        }
    }

    private static void AssertAgrees(PrimitiveFunction function, double[] x, int active)
    {
        int ordinal = function.Active[active];
        double scale = x[ordinal] == 0 ? 1 : Math.Abs(x[ordinal]);
        double h = scale * RelativeStep;
        double[] after = function.Value(Moved(x, ordinal, h));
        double[] before = function.Value(Moved(x, ordinal, -h));
        double[] partials = function.Push(x, PrimitiveFunction.Unit(function.Active.Length, active));

        for (int row = 0; row < partials.Length; row++)
        {
            double quotient = (after[row] - before[row]) / (Moved(x, ordinal, h)[ordinal] - Moved(x, ordinal, -h)[ordinal]);
            Assert.Equal(quotient, partials[row], Tolerance * (Math.Abs(quotient) + (Math.Abs(after[row]) / scale)));
        }
    }

    private static double[] Moved(double[] x, int ordinal, double by) => [.. x.Select((number, i) => i == ordinal ? number + by : number)];
}
