using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0111: an active value decides on the number of iterations.</summary>
public sealed class ActiveTripCountTests
{
    public static TheoryData<string> Wrong =>
    [
        "double e = 1; while ([|Math.Abs(e) > 1e-9|]) { e = x * e; } return e * y;",
        "double e = x; do { e *= y; } while ([|e > 1|]); return e;",
        "double e = x; for (double t = 0; [|t < y|]; t += 0.1) { e *= y; } return e;",
        "double e = x; [|for|] (int i = 0; i < n; i++) { e *= y; if (e < 1) { break; } } return e;",
        "double s = 0; [|for|] (int i = 0; i < 10; i++) { if (s > y) { return x; } s += x; } return s;",
        "double e = 1; [|while|] (true) { e = x * e; if (e < 1) { break; } } return e * y;",
        "[|foreach|] (double e in new double[] { x, y }) { if (e > 3) { break; } x += e; } return x;",
        "int steps = x > 1 ? 3 : 4; double s = x; for (int i = 0; [|i < steps|]; i++) { s *= y; } return s;",
        "double e = x; for (int i = 0; [|i < n && e > 1|]; i++) { e *= y; } return e;",
    ];

    public static TheoryData<string> Right =>
    [
        "double e = x; for (int i = 0; i < n; i++) { e *= y; } return e;",
        "double e = x; for (double t = 0; t < Derivative.Stop(y); t += 0.1) { e *= y; } return e;",
        "double e = x; for (int t = 0; t < (int)Math.Floor(y); t++) { e *= y; } return e;",
        "double e = x; for (int t = 0; t < n; t++) { if (e > 1) { e *= y; } else { e = x; } } return e;",
        "double e = x; for (int t = 0; t < n; t++) { if (t > 3) { break; } e *= y; } return e;",
        "double[] a = [x, y]; double e = 0; for (int t = 0; t < a.Length; t++) { e += a[t]; } return e;",
        "double e = x; for (int t = 0; t < n; t++) { if (e > 1) { continue; } e *= y; } return e;",
        "double e = x; for (int t = 0; t < n; t++) { if (e > 100) { throw new ArgumentException(\"x\"); } e *= y; } return e;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0111", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source)
    {
        Expect.Clean(Construct.Program(source));
        Assert.DoesNotContain(Expect.RunOf(Construct.Program(source)).Analyze(), static diagnostic => diagnostic.Id == "DIFF0111");
    }
}
