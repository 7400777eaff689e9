using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0104: values of a type have no place in a differentiable method.</summary>
public sealed class UnsupportedTypeTests
{
    public static TheoryData<string> Wrong =>
    [
        "double[,,] [|a = new double[2, 2, 2]|]; return a[0, 0, 0] + a[1, 1, 1];",
        "decimal [|d = 1|]; return x * (double)d;",
        "double? [|d = x|]; return d ?? y;",
        "Vector [|v = x|], [|w = v|]; return v.X + w.Length();",
        "Func<double, double> [|f = Math.Sin|]; return f(x);",
        "return [|(object)x|] == null ? x : y;",
    ];

    public static TheoryData<string> Right =>
    [
        "float f = (float)x; byte b = 2; char c = 'a'; ulong u = 3; return f * b * c * u;",
        "var s = name; Shape p = Shape.Put; bool q = s == \"a\" || p == Shape.Call; return q ? x : y;",
        "(double, (int, float)) t = (x, (n, 2f)); return t.Item1 * t.Item2.Item2;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0104", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(Construct.Program(source));
}
