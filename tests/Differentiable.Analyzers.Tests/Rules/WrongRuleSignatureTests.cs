using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0306: a rule does not return the partial derivatives of its method.</summary>
public sealed class WrongRuleSignatureTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeRule(nameof(F))] static double [|R|](double x, double y, int n) => y; }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeRule(nameof(F))] static (double, double, double) [|R|](double x, double y, int n) => (x, y, n); }",
        "public static partial class Program { [Differentiable] public static double F(double x) => x; [DerivativeRule(nameof(F))] static float [|R|](double x) => 1; }",
        "public static partial class Program { [Differentiable] public static double F(double x) => x; [DerivativeRule(nameof(F))] static double [|R|](in double x) => 1; }",
        "public partial class Program { [Differentiable] public static double F(double x) => x; [DerivativeRule(nameof(F))] double [|R|](double x) => 1; }",
        "public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] double y) => x * y; [DerivativeRule(nameof(F))] static (double, double) [|R|](double x, double y) => (y, x); static double G(double x) => x; }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeRule(nameof(F))] static (double, double) R(double x, double y, int n) => (y * n, x * n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeRule(nameof(F))] static (double A, (double B, double C) D) R(double x, double y, int n) => (x * y * n, (y * n, x * n)); }",
        "public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] double y) => x * y; [DerivativeRule(nameof(F))] static double R(double x, double y) => y; }",
        "public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] double y) => x * y; [DerivativeRule(nameof(F))] static (double Value, double) R(double x, double y) => (x * y, y); }",
        "public static partial class Program { [Differentiable] public static double F(double x) => double.Parse(x.ToString()); [DerivativeRule(nameof(F))] static double R(double x) => 1; }",
        "public static partial class Program { [Differentiable] public static double G(double x) => F(x); static double F(double x) => double.Parse(x.ToString()); [DerivativeRule(nameof(F))] static double R(double x) => 1; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0306", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
