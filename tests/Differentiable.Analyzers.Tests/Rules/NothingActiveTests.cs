using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0202: a method has no parameter to differentiate in.</summary>
public sealed class NothingActiveTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double [|F|](int n) => n; }",
        "public static partial class Program { [Differentiable] public static double [|F|]() => 1; }",
        "public static partial class Program { [Differentiable] public static double [|F|]([NoDerivative] int {|DIFF0207:n|}) => 1; }",
        "public static partial class Program { [Differentiable] public static double [|F|]([NoDerivative] double x, string y) => x; }",
        "public static partial class Program { public static double [|F|](int n) => n; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double D(int n); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double F(int n, float x) => n * x; }",
        "public static partial class Program { [Differentiable] public static double F([NoDerivative] double x, double y) => x * y; }",
        "public static partial class Program { public static double F(int n) => n; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0202", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
