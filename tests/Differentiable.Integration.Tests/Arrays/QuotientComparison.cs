using System.Reflection;
using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>
/// Compares a random program <c>Go(double[] x)</c> with its derivatives: values are those of the program itself, a gradient times a direction is the Jvp, and both are difference quotients of the program.
/// </summary>
internal static class QuotientComparison
{
    private const double Step = 1e-6;

    // The quotients' truncation and rounding, for values and derivatives of some units.
    private const double QuotientTolerance = 1e-5;
    private const double Tolerance = 1e-10;

    private static readonly int[] Lengths = [1, 2, 4, 7];

    /// <param name="code">The programs, compiled with their derivatives.</param>
    /// <param name="name">The class of the program.</param>
    /// <param name="source">Its text, for the message.</param>
    /// <returns>How many derivatives were compared with quotients.</returns>
    public static int Of(CompiledCode code, string name, string source)
    {
        Random random = new(1);
        int compared = 0;

        foreach (int length in Lengths)
        {
            double[] x = Numbers(random, length);
            double[] direction = Numbers(random, length);
            double value = Value(x);
            (double Value, double Tangent) jvp = ((double, double))code.Method(name, "GoJvp").Invoke(null, [x, direction])!;
            double[] gradient = (double[])code.Method(name, "Go").DeclaringType!.GetMethod("GoGradient", [typeof(double[])])!.Invoke(null, [x])!;
            AssertNear(value, jvp.Value, Tolerance, source);
            AssertNear(jvp.Tangent, gradient.Zip(direction, static (g, d) => g * d).Sum(), Tolerance, source);

            double there = Value([.. x.Zip(direction, static (a, d) => a + (Step * d))]);
            double back = Value([.. x.Zip(direction, static (a, d) => a - (Step * d))]);

            // On both sides of a condition of the program there is nothing to compare.
            if (Math.Abs(there - value - (value - back)) < Step * QuotientTolerance * (1 + Math.Abs(value) + Math.Abs(jvp.Tangent)))
            {
                AssertNear((there - back) / (2 * Step), jvp.Tangent, QuotientTolerance, source);
                compared++;
            }
        }

        return compared;

        double Value(double[] x) => (double)code.Method(name, "Go").Invoke(null, [x])!;
    }

    /// <summary>The same of the Hvp, which is a quotient of the gradient. The program is smooth.</summary>
    public static void OfHvp(CompiledCode code, string name, string source)
    {
        Random random = new(2);
        MethodInfo gradient = code.Method(name, "Go").DeclaringType!.GetMethod("GoGradient", [typeof(double[])])!;
        MethodInfo hvp = gradient.DeclaringType!.GetMethod("GoHvp", [typeof(double[]), typeof(double[])])!;

        foreach (int length in Lengths)
        {
            double[] x = Numbers(random, length);
            double[] direction = Numbers(random, length);
            double[] there = Gradient([.. x.Zip(direction, static (a, d) => a + (Step * d))]);
            double[] back = Gradient([.. x.Zip(direction, static (a, d) => a - (Step * d))]);
            double[] actual = (double[])hvp.Invoke(null, [x, direction])!;

            for (int i = 0; i < length; i++)
            {
                AssertNear((there[i] - back[i]) / (2 * Step), actual[i], QuotientTolerance, source);
            }
        }

        double[] Gradient(double[] x) => (double[])gradient.Invoke(null, [x])!;
    }

    private static double[] Numbers(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextDouble()) - 1)];

    private static void AssertNear(double expected, double actual, double tolerance, string source) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected) + Math.Abs(actual)) || expected.Equals(actual), $"{actual} is not {expected}:\n{source}");
}
