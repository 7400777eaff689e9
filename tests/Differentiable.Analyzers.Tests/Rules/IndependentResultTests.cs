using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0208: the derivative in a parameter is zero everywhere.</summary>
public sealed class IndependentResultTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double[] F(double x, double [|y|]) => [x, x * x]; }",
        "public static partial class Program { [Differentiable] public static void F(double[] [|x|], double y, Span<double> z) { z[x.Length] = y; } }",
        "public static partial class Program { [Differentiable] public static double F(double x, double [|y|]) => x * x; }",
        "public static partial class Program { [Differentiable] public static double F(double x, double [|y|]) => x > y ? x : -x; }",
        "public static partial class Program { [Differentiable] public static double F(double [|x|], double y) => Math.Floor(x) * y; }",
        "public static partial class Program { [Differentiable] public static double F(double x, double [|y|]) { double s = 0; for (double t = 0; t < y; t += 1) { s += x; } return s; } }",
        "public static partial class Program { [Differentiable] public static double F(double x, double[] [|y|]) => x * y.Length; }",
        "public static partial class Program { [Differentiable] public static double F(double x, double [|y|]) => x * Derivative.Stop(y); }",
        "public static partial class Program { [Differentiable] public static (double, double) F(double x, double [|y|]) => (x, x * x); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double [|y|]) { double z = y; z = x; return z; } }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double[] F(double x, double y) => [x, y]; }",
        "public static partial class Program { [Differentiable] public static void F(double[] x, double y, Span<double> z, Span<float> v) { z[0] = y; v[0] = (float)x[1]; } }",
        "public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] double y) => x > y ? x : -x; }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y) => x > y ? x : y; }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y) { double s = 0; for (double t = 0; t < y; t += 1) { s += x; x = s * y; } return s; } }",
        "public static partial class Program { [Differentiable] public static double F(double x, double[] y) { double[] z = new double[y.Length]; z[0] = y[0]; return x * z[0]; } }",
        "public static partial class Program { [Differentiable] public static (double, double) F(double x, double y) => (x, y); }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0208", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source)
    {
        Expect.Clean(source);
        Assert.DoesNotContain(Expect.RunOf(source).Analyze(), static diagnostic => diagnostic.Id == "DIFF0208");
    }
}
