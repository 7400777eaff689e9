using Differentiable.Testing.Harness;
using VerifyXunit;

namespace Differentiable.Generator.Tests.Snapshots;

/// <summary>What generated files look like, for readers: few, small, and never the only test of anything.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task Straight_line() => Verify("""
        /// <summary>An oscillation.</summary>
        [Differentiable]
        public static double F(double x, double y)
        {
            double phase = x * y;
            return Math.Sin(phase) + 3 * x;
        }
        """);

    [Fact]
    public Task Gradient_in_lanes() => Verify("""
        [Differentiable(Gradient = GradientMode.Forward)]
        public static double F(double x, double y, double z)
        {
            double radius = Math.Sqrt(x * x + y * y + z * z);

            if (radius < 1)
            {
                return 0;
            }

            return z / radius;
        }
        """);

    [Fact]
    public Task Short_loop() => Verify("""
        [Differentiable(Gradient = GradientMode.Reverse)]
        public static double F(double x, double a)
        {
            double s = x;

            for (int i = 1; i <= 2; i++)
            {
                s = Math.Sin(a * s + i);
            }

            return s;
        }
        """);

    /// <summary>One loop that remembers, and one that keeps; the ways there are the same struct in all members.</summary>
    [Fact]
    public Task Long_loops() => Verify("""
        [Differentiable]
        public static double F(double[] x, double a)
        {
            double s = 1;

            for (int i = 0; i < x.Length; i++)
            {
                s = Math.Sin(a * s + x[i]);
            }

            double sum = 0;

            for (int i = 0; i < x.Length; i++)
            {
                sum += Math.Exp(x[i]);
            }

            return s * Math.Log(sum);
        }
        """);

    [Fact]
    public Task Early_return() => Verify("""
        [Differentiable]
        public static double F(double x, int n = 2)
        {
            if (x <= 0)
            {
                return 0;
            }

            double power = x * n;
            return Math.Sqrt(power);
        }
        """);

    [Fact]
    public Task Call_of_a_differentiable_method() => Verify("""
        [Differentiable]
        public static double Inner(double u, double v) => u * v;

        [Differentiable]
        public static double Outer(double x) => Inner(Math.Exp(x), v: x);
        """);

    [Fact]
    public Task Declared_derivative() => Verify("""
        private static double Cube(double x, double scale) => scale * x * x * x;

        [DerivativeOf(nameof(Cube), Derivatives.Gradient, WithRespectTo = ["x"])]
        public static partial double Slope(double at, double scale);
        """);

    [Fact]
    public Task Second_derivatives() => Verify("""
        [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
        public static double F(double x, double y) => x * x * y;
        """);

    /// <summary>The shape is computed without the elements; a scratch matrix hands over the tangents of one.</summary>
    [Fact]
    public Task Matrix_result() => Verify("""
        [Differentiable]
        public static double[,] F(double[,] a, double k)
        {
            double[,] scaled = new double[a.GetLength(0), 2];

            for (int i = 0; i < a.GetLength(0); i++)
            {
                scaled[i, 1] += k * a[i, 0];
            }

            return scaled;
        }
        """);

    [Fact]
    public Task Inline_arrays() => Verify("""
        [System.Runtime.CompilerServices.InlineArray(2)]
        public struct Pair
        {
            private double _element;
        }

        [Differentiable]
        public static Pair F(Pair a, double k)
        {
            Pair b = a;
            b[1] *= k * a[0];
            return b;
        }
        """);

    [Fact]
    public Task Stubs_after_an_error() => Verify("""
        [Differentiable]
        public static double F(double x)
        {
            try { x *= 2; } finally { }
            return x;
        }
        """);

    private static Task Verify(string members, [System.Runtime.CompilerServices.CallerFilePath] string sourceFile = "")
    {
        string source = $"using System;\nusing Differentiable;\n\nnamespace Example;\n\npublic static partial class Model\n{{\n{members}\n}}\n";
        return Verifier.Verify(GeneratorRun.CreateDriver().RunGenerators(GeneratorRun.CreateCompilation(source), TestContext.Current.CancellationToken), sourceFile: sourceFile);
    }
}
