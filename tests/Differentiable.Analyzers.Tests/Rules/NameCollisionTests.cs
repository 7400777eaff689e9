using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0206: a generated member has the name and parameters of another.</summary>
public sealed class NameCollisionTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double[] [|F|](double x, int n) => new double[] { x, n }; public static int FLength(double x, int n) => 2; }",
        "public static partial class Program { [Differentiable] public static double [|F|](double x) => x; public static double FGradient(double x) => 1; }",
        "public static partial class Program { [Differentiable] public static double [|F|](double x) => x; public const int FJvp = 2; }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y) => x; [Differentiable] public static double [|F|](double x, [NoDerivative] double y, [NoDerivative] double z) => x; }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double[] F(double x, int n) => new double[] { x, n }; public static int FLength(double x) => 2; }",
        "public static partial class Program { [Differentiable] public static double F(double x, int n) => x * n; public static int FLength(double x, int n) => 2; }",
        "public static partial class Program { [Differentiable] public static double F(double x) => x; public static double FGradient(double x, double y) => 1; }",
        "public static partial class Program { [Differentiable] public static double F(double x) => x; [Differentiable] public static double F(float x) => x; }",
        "public static partial class Program { [Differentiable] public static double F(double x) => x; public static double FHvp(double x, double v) => 1; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0206", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
