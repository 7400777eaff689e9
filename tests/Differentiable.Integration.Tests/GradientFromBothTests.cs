using Differentiable.Testing.Harness;
using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests;

/// <summary>Where the value costs next to nothing beside the gradient, the gradient is taken from the method that computes both.</summary>
public sealed class GradientFromBothTests
{
    private const string Long = """
        using System; using Differentiable; using System.Runtime.CompilerServices;
        [InlineArray(3)] public struct Triple { private double _first; }
        public static partial class Program
        {
            [Differentiable]
            public static double Numbers(double x, double y, int n)
            {
                for (int i = 0; i < n; i++) { x = Math.Sin(x * y) + Math.Cos(x / (y + 1)) * Math.Exp(-x * x); }
                return x * y;
            }

            [Differentiable]
            public static double Span(ReadOnlySpan<double> x, int n)
            {
                double y = x[0];
                for (int i = 0; i < n; i++) { y = Math.Sin(x[1] * y) + Math.Cos(x[2] / (y + 2)) * Math.Exp(-y * y); }
                return y;
            }

            [Differentiable]
            public static double Mixed(double[] x, double y, int n)
            {
                for (int i = 0; i < n; i++) { y = Math.Sin(x[1] * y) + Math.Cos(x[2] / (y + 2)) * Math.Exp(-y * y); }
                return x[0] * y;
            }

            [Differentiable]
            public static double Inline(Triple x, int n)
            {
                double y = x[0];
                for (int i = 0; i < n; i++) { y = Math.Sin(x[1] * y) + Math.Cos(x[2] / (y + 2)) * Math.Exp(-y * y); }
                return y;
            }

            public static double[] Compare()
            {
                double[] point = [0.3, 0.7, 1.1];
                Triple triple = default;
                point.CopyTo(triple);
                double[] written = new double[3], both = new double[3];
                SpanGradient(point, 5, written);
                SpanValueAndGradient(point, 5, both);
                (double[] ofX, double ofY) = MixedGradient(point, 0.4, 5);
                (_, (double[] ofX2, double ofY2)) = MixedValueAndGradient(point, 0.4, 5);
                Triple inline = InlineGradient(triple, 5), inline2 = InlineValueAndGradient(triple, 5).Gradient;
                (double X, double Y) numbers = NumbersGradient(0.3, 0.7, 5), numbers2 = NumbersValueAndGradient(0.3, 0.7, 5).Gradient;
                return [
                    numbers.X, numbers.Y, ..written, ..SpanGradient(point, 5), ..ofX, ofY, ..inline,
                    numbers2.X, numbers2.Y, ..both, ..both, ..ofX2, ofY2, ..inline2];
            }
        }
        """;

    [Fact]
    public void A_gradient_is_that_of_value_and_gradient()
    {
        GeneratorRun run = GeneratorRun.Of(Long);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Empty(PurityChecker.Check(run.Compilation, run.GeneratedTrees));

        double[] numbers = (double[])CompiledCode.Load(run.Compilation).Invoke("Program", "Compare");
        Assert.Equal(numbers[..(numbers.Length / 2)], numbers[(numbers.Length / 2)..]);
        Assert.All(numbers, static number => Assert.NotEqual(0, number));
        Assert.Contains("return NumbersValueAndGradient(x, y, n).Gradient;", run.Generated("Numbers"));
        Assert.Contains("        SpanValueAndGradient(x, n, xGradient);", run.Generated("Span"));
        Assert.Contains("return MixedValueAndGradient(x, y, n, xGradient).Gradient;", run.Generated("Mixed"));
        Assert.Contains("return InlineValueAndGradient(x, n).Gradient;", run.Generated("Inline"));
    }

    /// <summary>A call would cost more than it spares where there is little to compute, or the value is much of it.</summary>
    [Theory]
    [InlineData("double F(double x, double y) => Math.Sin(x * y) * Math.Exp(x - y);")]
    [InlineData("double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += Math.Sqrt(1 + x[i] * x[i]); } return s; }")]
    public void Others_have_bodies_of_their_own(string method)
    {
        GeneratorRun run = GeneratorRun.Of($"using System; using Differentiable; public static partial class Program {{ [Differentiable] public static {method} }}");

        Assert.Empty(run.CompilerDiagnostics);
        Assert.DoesNotContain("next to nothing", run.Generated());
    }
}
