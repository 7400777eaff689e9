using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0201: a containing type is not partial.</summary>
public sealed class MustBePartialTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static class Program { [Differentiable] public static double [|F|](double x) => x; }",
        "public partial struct Outer { public class Program { [Differentiable] public static double [|F|](double x) => x; } }",
        "public class Outer { public partial record Program { [Differentiable] public static double [|F|](double x) => x; } }",
        "public class Outer { public class Program { [Differentiable] public static double [|[|F|]|](double x) => x; } }",
        "public static class Program { [Differentiable] public static double [|F|](double x) => x; } public static partial class Other { [Differentiable] public static double G(double x) => Program.F(x); }",
    ];

    public static TheoryData<string> Right =>
    [
        "public partial class Outer { public partial record struct Program { [Differentiable] public static double F(double x) => x; } }",
        "public partial interface IProgram { [Differentiable] public static double F(double x) => x; }",
        "public partial class Program<T> { [Differentiable] internal static double F(double x) => x; }",
        "public static class Program { public static double F(double x) => x; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.ReportsWithoutStubs("DIFF0201", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);

    [Fact]
    public void A_declared_derivative_needs_it_as_well() => Expect.ReportsWithoutStubs(
        "DIFF0201",
        "public class Outer { public static partial class Program { public static double F(double x) => x; [DerivativeOf(nameof(F), Derivatives.Gradient)] static partial double [|D|](double x); } }");
}
