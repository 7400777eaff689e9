using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0105: a conversion to an integer drops a derivative.</summary>
public sealed class LostDerivativeTests
{
    public static TheoryData<string> Wrong =>
    [
        "return [|(int)x|] * y;",
        "int i = 0; i += [|(int)(x * y)|]; return i * x;",
        "double a = x * y; return [|(long)a|] + [|(int)Math.Sin(a)|];",
        "return [|(Shape)x|] == Shape.Put ? x : y;",
        "double a = y; if (n > 0) { a = x; } return [|(int)a|];",
    ];

    public static TheoryData<string> Right =>
    [
        "return (int)Math.Floor(x) * y;",
        "return (int)Math.Round(x) + (long)Math.Truncate(y);",
        "double a = n; return (int)(a / 2) * x;",
        "return (float)x * y;",
        "return Math.Sign(x) * y;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0105", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(Construct.Program(source));

    [Fact]
    public void A_parameter_marked_NoDerivative_has_none_to_lose() =>
        Expect.Clean("public static partial class Program { [Differentiable] public static double F(double x, [NoDerivative] double steps) => x * (int)steps; }");
}
