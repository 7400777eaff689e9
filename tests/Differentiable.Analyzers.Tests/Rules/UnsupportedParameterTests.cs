using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0205: a parameter cannot be used.</summary>
public sealed class UnsupportedParameterTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double F(double x, ref double [|y|]) => x * y; }",
        "public static partial class Program { [Differentiable] public static double F(double x, out double [|y|]) { y = x; return x; } }",
        "public static partial class Program { [Differentiable] public static double F(double[,,] [|x|], params double[] [|y|]) => 1; }",
        "public static partial class Program { [Differentiable] public static double F(double x, object [|y|], decimal [|z|]) => x; }",
        "public static partial class Program<T> { [Differentiable] public static double F(double x, T [|tag|], double y) => x * y; }",
        "public static partial class Program<T> where T : unmanaged, System.Enum { [Differentiable] public static double F(double x, T [|tag|]) => x; }",
        "public static partial class Program { public static double F(double[,,] [|x|]) => 1; [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double D(double[,,] x); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable] public static double F(in double x, string? y, System.DayOfWeek z, ulong w = 3, char c = 'a') => x; }",
        "public static partial class Program { public static double F(object x, ref double y) => 1; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0205", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);
}
