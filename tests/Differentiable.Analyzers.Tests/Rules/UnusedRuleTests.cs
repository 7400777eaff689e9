using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0307: a rule that would never be used.</summary>
public sealed class UnusedRuleTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [[|DerivativeRule(typeof(System.Math), \"Exp\")|]] static double R(double x) => 1; }",
        "public static partial class Program { [Differentiable] public static double F(double x) => x; [DerivativeRule(nameof(F))] static double R(double x) => 1; [[|DerivativeRule(nameof(F))|]] static double S(double x) => 2; }",
        "public static partial class Other { [Differentiable] public static double F(double x) => x; } public static partial class Program { [[|DerivativeRule(typeof(Other), \"F\")|]] static double R(double x) => 1; }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static class Other { public static double F(double x) => x; } public static partial class Program { [DerivativeRule(typeof(Other), \"F\")] static double R(double x) => 1; [Differentiable] public static double G(double x) => Other.F(x); }",
        "public static partial class Program { [Differentiable] public static double F(double x) => x; [Differentiable] public static float F(float x) => x; [DerivativeRule(nameof(F))] static double R(double x) => 1; [DerivativeRule(nameof(F))] static float S(float x) => 1; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0307", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
