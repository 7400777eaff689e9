using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0109: a rounding or a sign of an active value that the result is made of.</summary>
public sealed class PiecewiseConstantTests
{
    public static TheoryData<string> Wrong =>
    [
        "return [|Math.Floor(x)|] * y;",
        "return y + [|Math.Round(x * y, 2)|];",
        "return [|MathF.Truncate((float)x)|] * y;",
        "return [|Math.Sign(x)|] * y;",
        "double s = 0; for (int i = 0; i < n; i++) { s += [|Math.Round(x * i)|]; } return s * y;",
        "double[] a = new double[3]; a[0] = [|Math.Ceiling(x)|]; return a[0] * y + a[1];",
        "double[] a = new double[3]; Span<double> part = a.AsSpan(1); part[0] = [|Math.Ceiling(x)|]; return a[1] * y;",
        "double r = n > 0 ? [|double.Floor(x)|] : y; return r * y;",
        "return x - [|Math.Floor(x)|];",
        "double r = y; for (int i = 0; i < n; i++) { y += r; r = [|Math.Round(x)|]; } return y;",
    ];

    public static TheoryData<string> Right =>
    [
        "return (int)Math.Floor(x) * y;",
        "return Derivative.Stop(Math.Floor(x)) * y;",
        "return Derivative.StraightThrough(Math.Round(x), x) * y;",
        "return Math.Floor(y) > 1 ? x : y;",
        "double[] a = [x, y]; return a[(int)Math.Floor(x)];",
        "double unused = Math.Floor(x); return x * y;",
        "return Math.Floor(n / 2.0) * x;",
        "double s = 0; for (int i = 0; i < Math.Floor(x); i++) { s += x; } return s;",
        "return Math.Floor(Derivative.Stop(x)) * y;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0109", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source)
    {
        Expect.Clean(Construct.Program(source));
        Assert.DoesNotContain(Expect.RunOf(Construct.Program(source)).Analyze(), static diagnostic => diagnostic.Id == "DIFF0109");
    }

    [Fact]
    public void It_is_reported_in_the_method_that_contains_it_only() => Expect.Reports("DIFF0109", """
        public static partial class Program
        {
            [Differentiable] public static double F(double x) => G([x, 2]) * x;
            [Differentiable] public static double G(double[] x) => [|Math.Floor(x[0])|] * x[1];
        }
        """);
}
