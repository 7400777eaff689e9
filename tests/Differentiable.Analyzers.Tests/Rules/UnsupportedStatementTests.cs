using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0101: a statement has no derivative.</summary>
public sealed class UnsupportedStatementTests
{
    public static TheoryData<string> Wrong =>
    [
        "double s = 0; switch (n) { case 0: if (x > y) { [|break;|] } s += x; break; } return s;",
        "if (x > 0) [|try { x -= y; } finally { }|] else [|try { x += y; } finally { }|] return x;",
        "if (n > 0) { switch (n) { case 1: [|goto default;|] default: return x; } } return y;",
        "[|switch (x) { case > 2: default: return x; case > 1: return y; }|]",
        "[|try { x *= y; } finally { }|] return x;",
    ];

    public static TheoryData<string> Right =>
    [
        "if (x > 0) { return x; } else if (y > 0) return y; return x * y;",
        "throw new NotImplementedException();",
        "if (x > 0) { return y; } throw new ArgumentException(name);",
        "if (x > 0) { throw new ArgumentException(name); } else { throw new ArgumentException(nameof(x)); }",
        "{ { x = x * y; } } ; return x;",
        "const int two = 2; double s = 0, t = x; s = t * two; return s;",
        "checked { n = n + 1; } unchecked { n = n * 2; } return n * x;",
        "unsafe { x = x * y; } return x;",
        "if (n < 0) { throw new ArgumentOutOfRangeException(nameof(n), n, \"negative\"); } return x * y;",
        "ArgumentOutOfRangeException.ThrowIfNegative(n); return x * y;",
        "switch (n) { case 0: x *= 2; break; case 1: case 2: { x += y; break; } case > 5 when y > 0: throw new ArgumentException(name); case < 0: return y; } return x;",
        "for (int i = 0; i < n; i++) { switch (i % 3) { case 0: x *= y; break; case 1: continue; default: return x; } x += y; } return x;",
        "switch (name) { case \"a\": return x; default: return y; }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0101", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(Construct.Program(source));
}
