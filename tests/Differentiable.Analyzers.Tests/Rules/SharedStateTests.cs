using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0106: a method reads or writes what others can change.</summary>
public sealed class SharedStateTests
{
    public static TheoryData<string> Wrong =>
    [
        "return x * [|s_state|];",
        "[|s_state|] = x; return x;",
        "[|s_state|] += x; return x;",
        "[|s_state|]++; return x;",
        "return [|Rate|] * x;",
        "[|Rate|] = [|s_state|]; return x;",
    ];

    public static TheoryData<string> Right =>
    [
        "return x * Math.PI * double.Pi + double.Epsilon;",
        "x += 1; y *= x; n++; return x * y * n;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0106", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(Construct.Program(source));

    [Fact]
    public void Constants_and_readonly_fields_are_not_shared() => Expect.Clean(
        """
        public static partial class Program
        {
            private const double Scale = 3;
            private static readonly double s_rate = 0.5;
            [Differentiable] public static double F(double x) => x * Scale * s_rate;
        }
        """);
}
