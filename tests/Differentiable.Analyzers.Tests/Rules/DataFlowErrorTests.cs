using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>
/// Where the C# compiler finds a path without value, or ours a derivative that is lost, there is no derivative, and elsewhere there is one: most programs are not brought
/// into normal form to find that out.
/// </summary>
public sealed class DataFlowErrorTests
{
    public static TheoryData<string> Wrong =>
    [
        "double z; if (n > 0) { z = x; } return z;",
        "double z; for (int i = 0; i < n; i++) { z = x; } return z * y;",
        "double z, w = 1; z += x; return z * w;",
        "if (n > 0) { return x; }",
        "while (n > 0) { return x; }",
        "if (n > 0) { return x; } else { y = x; }",
        "for (int i = 0; i < n; i++) { x += i; }",
        "if (n > 0) { return (int)x; } return y;",
        "double z = 0; for (int i = 0; i < n; i++) { z += (long)(x * i); } return z;",
        "double[] a = new double[2]; Span<double> s = a; while (s.Length > 1) { s = s[1..]; } return s[0] * x;",
    ];

    public static TheoryData<string> Right =>
    [
        "double z; if (n > 0) { z = x; } else { z = y; } return z;",
        "double z; do { z = x * y; n--; } while (n > 0); return z;",
        "while (true) { if (x > 1) { return x; } x += 1; }",
        "if (n > 0) { return x; } else { throw new ArgumentException(name); }",
        "for (; ; ) { n++; if (n > 3) { return x * n; } }",
        "if (n > 0) { return x; } return y;",
        "return (int)Math.Floor(x) * y;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_in_error_has_no_derivative(string body)
    {
        GeneratorRun run = Expect.RunOf(Construct.Program(body));

        Assert.True(Expect.Echoes(run).Any() || Expect.Found(run).Count > 0);
        Assert.All(run.GeneratedTrees, static tree => Assert.Contains("NotSupportedException", tree.ToString(), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Right))]
    public void What_compiles_has_one(string body) => Expect.Clean(Construct.Program(body));
}
