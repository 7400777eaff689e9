using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0302: a declared derivative has not the signature of what it declares.</summary>
public sealed class WrongSignatureTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double [|D|](double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Jvp)] public static partial (double, double) [|D|](double x, double y, int n, double v); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Vjp)] public static partial (double, (double, double)) [|D|](double x, double y, int n, float w); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial object [|D|](double x, double y, int n, ref double z); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [\"x\"])] public static partial (double, double) [|D|](double x, double y, int n); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = [\"x\"])] public static partial double D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Jvp)] public static partial (double A, double) D(double x, double y, int n, double v, double w); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Vjp)] public static partial (double, (double, double)) D(double x, double y, int n, double w); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.ValueAndGradient)] public static partial (double, (double A, double B) C) D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.Hvp)] public static partial (double, double) D(double x, double y, int n, double v, double w); }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0302", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
