using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0204: a kind of method cannot be differentiated.</summary>
public sealed class UnsupportedMethodTests
{
    public static TheoryData<string> Wrong =>
    [
        "public partial class Program { [Differentiable] public double [|F|](double x) => x; }",
        "public static partial class Program { [Differentiable] public static double [|F|]<T>(double x) => x; }",
        "public partial class Program { public double P { [Differentiable] [|get|] => 1; } }",
        "public static partial class Program { public static double G(double x) { return F(x); [Differentiable] static double [|F|](double a) => a; } }",
        "public static partial class Program { public static double G(double x) { var f = [|[Differentiable] (double a) => a|]; return f(x); } }",
        "file static partial class Program { [Differentiable] public static double [|F|](double x) => x; }",
        "public static partial class Program { extension(double a) { [Differentiable] public static double [|F|](double x) => x; } }",
        "public static partial class Program { extension(double a) { [Differentiable] public double [|F|](double x) => a * x; } }",
        "public partial interface IProgram { [Differentiable] static virtual double [|F|](double x) => x; }",
        "public static partial class Program { [Differentiable] public static async Task<double> [|F|](double x) { await Task.Yield(); return x; } }",
        "public partial class Program { public double P { [Differentiable] [|get|] => field; } }",
        "public partial interface IProgram { [Differentiable] static abstract double [|F|](double x); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { public static double G(double x) => x; [DerivativeOf(nameof(G), Derivatives.Gradient)] public static partial double D(double x); [DerivativeOf(nameof(D), Derivatives.Gradient)] public static partial double E(double x); }",
        "public static partial class Program { public static double G(double x) => x; [Differentiable, DerivativeOf(nameof(G), Derivatives.Gradient)] public static partial double D(double x); }",
        "public static partial class Program { [Differentiable] public static partial double F(double x); public static partial double F(double x) => x; }",
        "public static partial class Program { [Differentiable] public static double F(this double x) => x; }",
        "public partial interface IProgram { [Differentiable] static double F(double x) => x; }",
        "public partial struct Program { [Differentiable] public static double F(double x) => x; }",
        "public static partial class Program { public static double F<T>(double x) => x; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0204", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
