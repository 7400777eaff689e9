using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0203: the result of a method has no derivative.</summary>
public sealed class UnsupportedResultTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static [|int|] F(double x) => 1; }",
        "public static partial class Program { [Differentiable] public static [|List<double>|] F(double x) => [x, x]; }",
        "public static partial class Program<T> { [Differentiable] public static [|T|] F(double x) => default!; }",
        "public static partial class Program { [Differentiable] public static [|int[]|] F(double x) => [1]; }",
        "public static partial class Program { [Differentiable] public static [|ReadOnlySpan<double>|] F(ReadOnlySpan<double> x) => x; }",
        "public static partial class Program { [Differentiable] public static [|void|] F(double x, double[] y) { } }",
        "public static partial class Program { [Differentiable] public static [|void|] F(double x, Span<int> y) { } }",
        "public static partial class Program { [Differentiable] public static [|void|] F(double x) { } }",
        "public static partial class Program { public static [|List<double>|] F(double x) => [x]; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double D(double x); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static float F(double x) => (float)x; }",
        "public static partial class Program { [Differentiable] public static double F(float x) => x; }",
        "public static partial class Program { [Differentiable] public static (double, double) F(double x) => (x, x); }",
        "public static partial class Program { [Differentiable] public static double[] F(double x) => [x, x]; }",
        "public static partial class Program { [Differentiable] public static float[] F(float[] x) => x; }",
        "public static partial class Program { [Differentiable] public static void F(double x, Span<double> y) { y[0] = x; } }",
        "public static partial class Program { [Differentiable] public static void F(double x, Span<float> y) => y[0] = (float)x; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0203", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
