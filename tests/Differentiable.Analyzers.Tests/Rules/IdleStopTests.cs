using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0113: Derivative.Stop of what does not depend on an active parameter.</summary>
public sealed class IdleStopTests
{
    public static TheoryData<string> Wrong =>
    [
        "return [|Derivative.Stop(n)|] * x + y;",
        "return [|Derivative.Stop(2.0)|] * x;",
        "double s = 0; for (int i = 0; i < n; i++) { s += x * [|Derivative.Stop(i)|]; } return s;",
        "double[] a = [1, 2]; return x * [|Derivative.Stop(a[n])|];",
    ];

    public static TheoryData<string> Right =>
    [
        "return Derivative.Stop(x) * y + x;",
        "return Derivative.Stop(Math.Floor(x)) * y;",
        "return Derivative.Stop(x > 1 ? 1.5 : 2) * y;",
        "double[] a = [1, x]; return y * Derivative.Stop(a[n]);",
        "double s = 0; for (double t = 0; t < x; t += 1) { s += 1; } return y * Derivative.Stop(s);",
        "double[] a = [1, 2]; if (x > 1) { a[0] = 3; } return y * Derivative.Stop(a[n]);",
        "double[] a = [1, 2]; for (int i = 0; i < 2; i++) { y *= Derivative.Stop(a[0]); a[0] = x; } return y;",
        "double s = 1; if (n > 0) { s = Derivative.Stop(x); } return s * y;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0113", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source)
    {
        Expect.Clean(Construct.Program(source));
        Assert.DoesNotContain(Expect.RunOf(Construct.Program(source)).Analyze(), static diagnostic => diagnostic.Id == "DIFF0113");
    }

    [Fact]
    public void A_rule_for_a_method_stops_nothing_of_the_users() => Expect.Clean("""
        public static partial class Program
        {
            [Differentiable] public static double F(double x) => Math.Exp(x);
            [DerivativeRule(nameof(F))] private static double FRule(double x) => Math.Exp(x);
        }
        """);
}
