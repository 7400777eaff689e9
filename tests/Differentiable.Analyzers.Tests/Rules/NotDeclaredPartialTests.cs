using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0304: a declared derivative is not a static partial method without a body.</summary>
public sealed class NotDeclaredPartialTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static (double, double) [|D|](double x, double y, int n) => (1, 2); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial (double, double) [|D|](double x, double y, int n); public static partial (double, double) D(double x, double y, int n) => (1, 2); }",
        "public partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient)] public partial (double, double) [|D|](double x, double y, int n); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient)] private static partial (double, double) D(double x, double y, int n); }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0304", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
