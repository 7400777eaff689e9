using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0301: there is no method to derive.</summary>
public sealed class TargetNotFoundTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { static double F(double x, double[] w) => x * w[0]; [[|DerivativeOf(nameof(F), Derivatives.Gradient)|]] public static partial (double, double[]) D(double x, double[] w); }",
        "public static partial class Program { static double[] F(double x) => [x]; [[|DerivativeOf(nameof(F), Derivatives.Jvp)|]] public static partial (double[], double[]) D(double x, double v); }",
        "public static partial class Program { static double[] F(double x) => [x]; [[|DerivativeRule(nameof(F))|]] static double R(double x) => 1; }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(\"Missing\", Derivatives.Gradient)|]] public static partial double D(double x); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(nameof(F), Derivatives.Gradient)|]] public static partial double D(double x); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(nameof(F), Derivatives.Gradient)|]] public static partial (double, double) D(double x, float y, int n); }",
        "public partial class Program { public double F(double x) => x; [[|DerivativeOf(nameof(F), Derivatives.Gradient)|]] public static partial double D(double x); }",
        "public static partial class Program { [[|DerivativeOf(typeof(Math), nameof(Math.Sin), Derivatives.Gradient)|]] public static partial double D(double x); }",
        "public static partial class Program { [[|DerivativeOf(nameof(D), Derivatives.Gradient)|]] public static partial double D(double x); }",
        "public static partial class Program { [[|DerivativeRule(\"Missing\")|]] static double R(double x) => 1; }",
        "public static partial class Program { static double F(double x, int n) => x * n; [[|DerivativeRule(nameof(F))|]] static double R(double x) => 1; }",
        "public static partial class Program { static double F(double[] x) => x[0]; [[|DerivativeRule(nameof(F))|]] static double[] R(double[] x) => [1]; }",
        "public static partial class Program { static int F(double x) => 1; [[|DerivativeRule(nameof(F))|]] static double R(double x) => 1; }",
        "public static partial class Program { static double F([NoDerivative] double x) => x; [[|DerivativeRule(nameof(F))|]] static double R(double x) => 1; }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial (double, double) D(double a, double b, int c); }",
        "public static partial class Program { [DerivativeOf(typeof(Other), \"F\", Derivatives.Gradient)] public static partial double D(double x); } public static class Other { internal static double F(double x) => x; }",
        "public static partial class Program { static double F(double x, [NoDerivative] double[] w, int[] n, [NoDerivative] double[,] m) => x * w[n[0]] * m[0, 0]; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double D(double x, double[] w, int[] n, double[,] m); }",
        "public static partial class Program { public static double F(double x) => x; public static double F(double x, int n) => x; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double D(double x, int n); }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0301", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
