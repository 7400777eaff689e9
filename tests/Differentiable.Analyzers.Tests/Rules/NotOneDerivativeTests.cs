using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0305: a declared derivative names none or several.</summary>
public sealed class NotOneDerivativeTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(nameof(F), Derivatives.None)|]] public static partial (double, double) D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(nameof(F), Derivatives.Gradient | Derivatives.Jvp)|]] public static partial (double, double) D(double x, double y, int n); }",
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [[|DerivativeOf(nameof(F), Derivatives.Hessian)|]] public static partial double[,] D(double x, double y, int n); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, double y, int n) => x * y * n; [DerivativeOf(nameof(F), Derivatives.None | Derivatives.Gradient)] public static partial (double, double) D(double x, double y, int n); }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0305", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
