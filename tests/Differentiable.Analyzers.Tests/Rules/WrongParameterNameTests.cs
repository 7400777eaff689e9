using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0303: a name is not that of a parameter to differentiate in.</summary>
public sealed class WrongParameterNameTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [\"z\"])|]] public static partial double D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [\"n\"])|]] public static partial double D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [\"x\", \"x\"])|]] public static partial double D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|[|DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [\"a\", \"b\"])|]|]] public static partial (double, double) D(double x, double y, int n); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [\"y\"])] public static partial double D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [])] public static partial (double, double) D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [\"y\", \"x\"])] public static partial (double, double) D(double x, double y, int n); }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0303", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
