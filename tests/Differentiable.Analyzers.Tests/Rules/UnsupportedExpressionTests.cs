using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0102: an expression has no derivative.</summary>
public sealed class UnsupportedExpressionTests
{
    public static TheoryData<string> Wrong =>
    [
        "return name is [|{ Length: 2 }|] ? x : y;",
        "return x * n switch { 0 => 1.0, _ => name switch { [|null|] => 2, _ => y } };",
        "return [|(x, y) == (1, 2)|] ? x : y;",
        "return [|name + \"b\"|] == \"ab\" ? x : y;",
        "return [|typeof(double)|] == null ? x : y;",
        "return x * [|name.Length|];",
    ];

    public static TheoryData<string> Right =>
    [
        "return n > 0 && x > y || !(name == \"a\") ? x : y;",
        "(double a, double b) = (x, y); (a, b) = (b, a); return a - b;",
        "((double, double) A, double B) p = ((x, y), 1); p.A.Item2 = 2 * x; return p.A.Item2 * p.B;",
        "(double A, double B) p = (x, y); p.A = 2 * x; return p.A * p.B;",
        "double a, b; a = b = x; return a + b++ - --a;",
        "_ = x * y; return x + (n & 3) * y + (n << 2) + ~n;",
        "return nameof(x) == \"x\" ? x + sizeof(int) : default;",
        "return x > 0 ? x : throw new ArgumentException(\"x\");",
        "Shape shape = Shape.Put; return shape == Shape.Call ? x : y;",
        "return n is > 0 and < 5 or 7 ? x : y * (n switch { 0 => 1.0, not 3 => y, _ => throw new ArgumentException(name) });",
        "return (n, name) switch { (0, \"a\") => x, (var m, \"b\") when m > 2 => x * m, _ => y };",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0102", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(Construct.Program(source));

    [Fact]
    public void Null_for_an_array_is_reported_where_it_is_passed() => Expect.Reports(
        "DIFF0102",
        "public static partial class P { [Differentiable] static double Sum(double[] a, double b) => a[0] * b; [Differentiable] static double F(double x) => Sum([|null|]!, x); }");

    [Fact]
    public void The_callers_array_cannot_be_filled_by_another_method() => Expect.Reports(
        "DIFF0102",
        "public static partial class Program { [Differentiable] static void G(double x, Span<double> y) => y[0] = x; [Differentiable] public static double F(double x, double[] z) { G(x, [|z|]); return x; } }");
}
