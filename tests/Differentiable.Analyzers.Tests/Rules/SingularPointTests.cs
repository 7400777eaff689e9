using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0112: a root, logarithm, power or inverse function of what nothing keeps away from its singular point.</summary>
public sealed class SingularPointTests
{
    public static TheoryData<string> Wrong =>
    [
        "return [|Math.Sqrt(x)|] + y;",
        "return [|Math.Sqrt(x * x + y * y)|];",
        "ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x); return [|Math.Log(x / y)|];",
        "return [|Math.Asin(x)|] + [|Math.Acos(y)|];",
        "return [|Math.Pow(x, 0.5)|] + y;",
        "return [|Math.Pow(x, y)|];",
        "double s = 0; for (int i = 0; i < n; i++) { s += x * x * i * i; } return [|Math.Sqrt(s)|] + y;",
        "return [|MathF.Cbrt((float)x)|] * y;",
        "if (n > 0) { return [|Math.Sqrt(x)|]; } return y;",
        "double[] a = [x, y]; return [|Math.Log10(a[0])|];",
        "double r = [|Math.Sqrt(x)|]; if (x > 0) { return y; } return r;",
        "return (x > 0 ? y : x) + [|Math.Sqrt(x)|];",
        "return [|double.LogP1(x)|] + [|Math.Atanh(y)|] + [|Math.Acosh(x)|];",
        "return [|Math.Sqrt(1 - Math.Exp(x))|] + y;",
    ];

    public static TheoryData<string> Right =>
    [
        "return Math.Sqrt(x * x + y * y + 1e-12);",
        "return Math.Sqrt(1 + Math.Exp(x)) + y;",
        "return x > 0 ? Math.Sqrt(x) : y;",
        "if (x <= 0) { return y; } return Math.Log(x);",
        "if (x <= 0) { throw new ArgumentException(\"x\"); } return Math.Log(x) * y;",
        "ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x); ArgumentOutOfRangeException.ThrowIfNegativeOrZero(y); return Math.Log(x / y);",
        "return Math.Log(Math.Max(x, 1e-9)) + y;",
        "return Math.Asin(Math.Clamp(x, -0.999, 0.999)) + y;",
        "if (Math.Abs(x) >= 1) { throw new ArgumentException(\"x\"); } return Math.Asin(x) + y;",
        "return Math.Pow(x, 2) + Math.Pow(x, 1.5) + Math.Pow(x, -1) + Math.Pow(x, n) + y;",
        "return Math.Pow(2, y) + x;",
        "double s = 1; for (int i = 0; i < n; i++) { s += x * x; } return Math.Sqrt(s) + y;",
        "double v = x > 0 ? x : 1e-9; return Math.Sqrt(v) + y;",
        "double v = x; if (v < 1e-9) { v = 1e-9; } return Math.Log(v) + y;",
        "double v = x; while (v > 1) { v = Math.Log(v); } return v * y;",
        "if (Math.Sqrt(x) > 3) { return y; } return x;",
        "return x / y;",
        "return x > y ? Math.Log(x - y) : 0;",
        "double d = x - y; return d > 0 ? Math.Log(d) : 0;",
        "return Math.Sqrt(n) * x + y;",
        "return Math.Log(1 + Math.Abs(x)) + Math.Sqrt(2 + Math.Cosh(y));",
        "return double.Hypot(x, y);",
        "double s = 0; for (int i = 0; i < n; i++) { if (x <= i) { continue; } s += Math.Log(x - i); } return s * y;",
        "return Math.Sqrt(Derivative.Stop(x)) * y;",
        "return double.LogP1(x * x) + y;",
        "return Math.Log(Math.Sqrt(1 + x * x) / Math.Exp(y));",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0112", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source)
    {
        Expect.Clean(Construct.Program(source));
        Assert.DoesNotContain(Expect.RunOf(Construct.Program(source)).Analyze(), static diagnostic => diagnostic.Id == "DIFF0112");
    }
}
