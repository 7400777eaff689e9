using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0108: a generated derivative is called in a method that is differentiated.</summary>
public sealed class GeneratedCallTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double G(double x) => x * x; [Differentiable] public static double F(double x) => [|GGradient(x)|] * x; public static double Use() => FGradient(1); }",
        "public static partial class Program { [Differentiable] public static double G(double x, double y) => x * y; [Differentiable] public static double F(double x) { var (a, b) = [|GGradient(x, x)|]; return a + b; } }",
        "public static partial class Program { [Differentiable] public static double G(double x, double y) => x * y; [Differentiable] public static double F(double x) => [|GGradient(x, x)|].X + [|GValueAndGradient(x, 1)|].Gradient.Y; }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double G(double x) => x * x; [DerivativeOf(nameof(G), Derivatives.Gradient)] public static partial double D(double x); [Differentiable] public static double F(double x) => D(x) * x; }",
        "public static partial class Program { [Differentiable] public static double G(double x) => x * x; public static double F(double x) => GGradient(x) * x; }",
        "public static partial class Program { public static double GGradient(double x) => x * x; public static double F(double x) => GGradient(x) * x; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0108", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
