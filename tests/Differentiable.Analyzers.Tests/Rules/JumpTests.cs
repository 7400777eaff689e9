using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0110: a branch on an active value at which the result jumps, or which is for single points.</summary>
public sealed class JumpTests
{
    public static TheoryData<string> Wrong =>
    [
        "return [|x == y|] ? x : y * x;",
        "return [|x != 0|] ? Math.Sin(x) / x : 1;",
        "if ([|x == 0|]) { return y; } return x * y;",
        "return n > 0 && [|x == y|] ? x : x * y;",
        "return [|x > y|] ? 1 : 2;",
        "return x * ([|x > y|] ? 1.5 : 2) + y;",
        "double w = 0; if ([|x > 1|]) { w = 1; } return w * y + x;",
        "if ([|x > 1|]) { return 1; } return 0;",
        "if ([|x > 3 && y > 2|]) { x = 1; } else { x = 2; } return x * y;",
        "double s = x; for (int i = 0; i < n; i++) { s += [|s > y|] ? 1 : 2; } return s;",
        "double s = 0; for (int i = 0; i < n; i++) { if ([|x == y|]) { continue; } s += x; } return s;",
        "double[] a = [x, y]; double s = 0; foreach (double v in a) { if ([|v == 0|]) { continue; } s += v * y; } return s;",
        "double[] a = [x, y]; double p = 1; foreach (double v in a) { if ([|v == 0|]) { p = 0; break; } p *= v; } return p;",
        "double[] a = [x, y]; double p = 1; foreach (double v in a) { if ([|v == 0|]) { return 0; } p *= v; } return p;",
        "double[] a = [x, y]; a[0] *= [|a[1] > 1|] ? 3 : 4; return a[0];",
    ];

    public static TheoryData<string> Right =>
    [
        "if (x == 0) { throw new ArgumentException(\"x\"); } return x * y;",
        "return x != x ? y : x * y;",
        "return Derivative.Stop(x) == 0 ? x : x * y;",
        "return n == 3 ? x : y;",
        "double e = 1; while (true) { double next = x * e; if (next == e) { break; } e = next; } return e * y;",
        "return x > y ? x : y;",
        "return x > 0 ? x : -x;",
        "return x > 0 ? x : 0;",
        "if (x > 1) { return 1; } return x * y;",
        "return x * (n > 1 ? 1.5 : 2) + y;",
        "return x * (Derivative.Stop(x) > 1 ? 1.5 : 2) + y;",
        "return x > y ? 2 * x : x + y;",
        "int steps = x > 1 ? 3 : 4; double s = x; for (int i = 0; i < steps; i++) { s *= y; } return s;",
        "return x * (x > y ? 1.5 : 1.5) + y;",
        "double s = 0; for (int i = 0; i < 10; i++) { if (s > y) { return 1; } s += x; } return s;",
        "if (x < 0) { throw new ArgumentException(\"x\"); } return x * y;",
        "double s = 0; for (int i = 0; i < n; i++) { if (x > y) { continue; } s += x; } return s;",
        "double s = 0; for (int i = 0; i < n; i++) { if (x == 0) { throw new ArgumentException(\"x\"); } s += x; } return s;",
        "return Math.Max(x, y) + Math.Abs(x) + Math.Clamp(y, 0, 1);",
        "bool same = x == y; return x * y;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0110", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source)
    {
        Expect.Clean(Construct.Program(source));
        Assert.DoesNotContain(Expect.RunOf(Construct.Program(source)).Analyze(), static diagnostic => diagnostic.Id == "DIFF0110");
    }
}
