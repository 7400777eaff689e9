using System.Reflection;
using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Which loops run from both ends at once.</summary>
public sealed class BothEndsTests
{
    private const string Remark = "There and back at once, from both ends";

    [Theory]
    [InlineData("double p = 1; foreach (double e in x) { p *= e; } return p;")]
    [InlineData("double p = 1; for (int i = 0; i < x.Length; i++) { p *= x[i]; } return p + x[0];")]
    [InlineData("double p = 1; int n = x.Length; for (int i = 0; i < n; i++) { p = a * p + x[i]; } return p;")]
    [InlineData("double p = 1, s = 0; foreach (double e in x) { p /= 1 + e; s += a * p; } return 2 * s + p;")]
    [InlineData("double p = 1, q = 0; foreach (double e in x) { double r = a * p + 0.5 * q + e; q = p; p = r; } return p - q;")]
    [InlineData("double p = 1; for (int i = 1; i < x.Length; i++) { p = a * p + x[i] * x[i - 1]; } return p;")]
    [InlineData("double p = 1; for (int i = 0; i < x.Length - 1; i++) { p = a * p + x[i] * x[i + 1]; } return p;")]
    [InlineData("double p = 1; for (int i = 2; i < x.Length - 1; i++) { p *= x[i] / (1 + x[i - 2]); } return p;")]
    public void They_do_where_the_way_back_needs_nothing_that_is_carried(string body) => Assert.Contains(Remark, Generated(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("double p = 1; foreach (double e in x) { p *= e; } return Math.Log(p);", "The result decides what the way back begins with.")]
    [InlineData("double p = 1; foreach (double e in x) { p *= p + e; } return p;", "The way back needs what is carried.")]
    [InlineData("double p = 1; foreach (double e in x) { p = Math.Sin(e) + a * p; } return p;", "A function would run twice.")]
    [InlineData("double p = 1; foreach (double e in x) { if (e > 0) { p *= e; } } return p;", "A branch would run twice.")]
    [InlineData("double p = 1; for (int i = 0; i < n; i++) { p = a * p + 0.1; } return p;", "What is kept would be in proportion to no array.")]
    [InlineData("double p = 1; for (int i = 0; i < n; i++) { p = a * p + x[i]; } return p;", "There may be more iterations than elements.")]
    [InlineData("double p = 1; for (int i = 0; i < x.Length; i++) { p = a * p + x[i] / (n / (i + 1)); } return p;", "A division by zero must not come before what is wrong earlier.")]
    [InlineData("double b = 1, c = 1, d = 1, f = 1, g = 1, h = 1, s = 1; foreach (double e in x) { b *= e; c *= e; d *= e; f *= e; g *= e; h *= e; s *= e + 1; } return b + c + d + f + g + h + s;", "Both ways would not fit the registers.")]
    [InlineData("double s = 0; foreach (double e in x) { double p = 1; foreach (double f in x) { p *= e + f; } s += p; } return s;", "Inside of a loop memory costs too much.")]
    public void Others_do_not(string body, string reason) => Assert.False(Generated(body).Contains(Remark, StringComparison.Ordinal), reason);

    [Fact]
    public void Memory_that_the_user_gives_is_not_exceeded() =>
        Assert.DoesNotContain(Remark, Generated("double p = 1; foreach (double e in x) { p *= e; } return p;", "(LoopMemory = 4096)"), StringComparison.Ordinal);

    /// <summary>What the cotangents need that the loop begins with must not throw, nor run for ever, before what the method finds wrong first.</summary>
    [Theory]
    [InlineData("double s = 1; foreach (double e in x) { s = s * e + e; } if (n >= y.Length) { throw new ArgumentException(\"n\"); } return s * y[n];")]
    [InlineData("double s = 1; foreach (double e in x) { s += e * e; } if (n >= y.Length) { throw new ArgumentException(\"n\"); } return s * y[n];")]
    [InlineData("double s = 1; foreach (double e in x) { s = s * e + e; } if (n > 2) { throw new ArgumentException(\"n\"); } double h = 1; while (h > 1 - n) { h *= 0.5; } return s * h;")]
    [InlineData("double s = 1; foreach (double e in x) { if (e > 2) { throw new ArgumentException(\"e\"); } s += e * e; } return s * y[n];")]
    public void What_is_wrong_first_is_thrown_first(string body)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using System;
            using Differentiable;
            public static partial class Program
            {
                [Differentiable]
                public static double F(double[] x, [NoDerivative] double[] y, int n) { {{body}} }
            }
            """);
        CompiledCode code = CompiledCode.Load(run.Compilation);
        double[] x = [0.5, 3, 1];

        Assert.Throws<ArgumentException>(() => Invoke("F", x, new double[2], 3));
        Assert.Throws<ArgumentException>(() => Invoke("FGradient", x, new double[2], 3));
        Assert.Throws<ArgumentException>(() => Invoke("FVjp", x, new double[2], 3, 1.0));

        void Invoke(string method, params object[] arguments)
        {
            Type[] types = [.. arguments.Select(static argument => argument.GetType())];

            code.Method("Program", "F").DeclaringType!.GetMethod(method, types)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
    }

    /// <summary>A declared derivative has the attributes that the user gives it.</summary>
    [Fact]
    public void A_declared_derivative_keeps_its_attributes()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System.Runtime.CompilerServices;
            using Differentiable;
            public static partial class Program
            {
                [Differentiable]
                public static double F(double a, double b, [NoDerivative] double[] w) { double s = b; foreach (double e in w) { s = s * a + e; } return s; }

                [DerivativeOf(nameof(F), Derivatives.Gradient)]
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static partial (double A, double B) G(double a, double b, double[] w);
            }
            """);
        Assert.DoesNotContain(run.Analyze(), static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.DoesNotContain(run.CompilerDiagnostics, static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    /// <summary>What is carried back is computed as in a loop that waits: to the last bit.</summary>
    [Fact]
    public void The_cotangents_are_those_of_a_loop_that_waits()
    {
        double[] x = [0.3, -1.7, 2.9, 0.01, 7, -0.6, 1e-200, 1e150, 3];
        double[] expected = new double[x.Length];
        double before = 1;

        for (int i = 0; i < x.Length; i++)
        {
            double after = 1;

            for (int k = x.Length - 1; k > i; k--)
            {
                after = x[k] * after;
            }

            expected[i] = before * after;
            before *= x[i];
        }

        Assert.Equal(expected, ArrayExamples.ProductGradient(x));
    }

    [Fact]
    public void Single_precision_agrees_with_double_precision()
    {
        float[] coefficients = [0.3f, -1.5f, 2.25f, 0.75f, -0.5f, 1.25f];
        (double[] expected, double ofT) = RecurrenceExamples.HornerGradient([.. coefficients.Select(static coefficient => (double)coefficient)], 0.75);
        (float[] actual, float ofFloatT) = RecurrenceExamples.HornerOfSinglesGradient(coefficients, 0.75f);

        // Powers of 0.75 up to the fifth, and these numbers, have few digits: there is hardly anything to round.
        Assert.Equal(expected, actual.Select(static number => (double)number));
        Assert.Equal(ofT, ofFloatT, 1e-6);
    }

    private static string Generated(string body, string arguments = "") => GeneratorRun.Of($$"""
        using System;
        using Differentiable;
        public static partial class Program
        {
            [Differentiable{{arguments}}]
            public static double F(double[] x, double a, int n) { {{body}} }
        }
        """).Generated();
}
