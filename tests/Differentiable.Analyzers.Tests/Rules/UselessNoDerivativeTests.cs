using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0207: [NoDerivative] stands where it does nothing.</summary>
public sealed class UselessNoDerivativeTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static void F(double x, [NoDerivative] Span<double> [|y|]) => y[0] = x; }",
        "public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] int [|n|]) => x * n; }",
        "public static partial class Program { public static double F([NoDerivative] double [|x|]) => x; }",
        "public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] string [|s|], [NoDerivative] bool [|b|]) => x; }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static void F(double x, [NoDerivative] ReadOnlySpan<double> w, Span<double> y) => y[0] = x * w[0]; }",
        "public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] double y) => x * y; }",
        "public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] float y) => x * y; }",
        "public static partial class Program { public static double F(double x, [NoDerivative] double y) => x * y; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double D(double x, double y); }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0207", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
