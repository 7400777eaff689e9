using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;
using Differentiable.CSharp.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>Most programs are not brought into normal form to be checked. What comes of a method, and what is found in it, is the same as if they were.</summary>
public sealed class NormalFormNeedTests
{
    public static TheoryData<string> Bodies =>
    [
        "double z; return z * x;",
        "double z; if (n > 0) { z = x; } return z;",
        "double z; for (int i = 0; i < n; i++) { z = x; } return z * y;",
        "double z, w = 1; z += x; return z * w;",
        "double z; if (n > 0) { z = x; } else { z = y; } return z;",
        "double z; do { z = x * y; n--; } while (n > 0); return z;",
        "if (n > 0) { return x; }",
        "while (n > 0) { return x; }",
        "if (n > 0) { return x; } else { y = x; }",
        "for (int i = 0; i < n; i++) { x += i; }",
        "while (true) { if (x > 1) { return x; } x += 1; }",
        "if (n > 0) { return x; } else { throw new ArgumentException(name); }",
        "if (n > 0) { return (int)x; } return y;",
        "double z = 0; for (int i = 0; i < n; i++) { z += (long)(x * i); } return z;",
        "return checked((int)x) * y;",
        "return (int)Math.Floor(x) * y;",
        "double[] a = [x, y]; double[] b = n > 0 ? a : a; return b[0];",
        "return x * y;",
        "double[] a = [x, y]; for (int i = 0; i < n; i++) { a[0] += a[1]; } return a[0];",
        "(double a, double b) = (x, y); (a, b) = (b, a); return a / b;",
    ];

    public static TheoryData<string> Unsupported =>
        [.. new[] { Constructs.Jumps, Constructs.Patterns, Constructs.Memory, Constructs.Functions, Constructs.Values, Constructs.State }.SelectMany(static marked => marked).Select(static marked => MarkedSource.Parse(marked, "DIFF0101").Text)];

    [Theory, MemberData(nameof(Bodies))]
    public void Nothing_depends_on_whether_it_is_made(string body) => AssertSame(body);

    [Theory, MemberData(nameof(Unsupported))]
    public void Nothing_depends_on_it_where_something_is_unsupported(string body) => AssertSame(body);

    [Fact]
    public void It_is_not_made_of_a_plain_program()
    {
        Assert.Null(Lower("if (n > 0) { return x * y; } return Math.Sin(x);", needsNormalForm: false).Checked);
        Assert.NotNull(Lower("if (n > 0) { return x * y; } return Math.Sin(x);", needsNormalForm: true).Checked);
    }

    private static void AssertSame(string body)
    {
        LoweringResult with = Lower(body, needsNormalForm: true);
        LoweringResult without = Lower(body, needsNormalForm: false);

        Assert.Equal(with.Method, without.Method);
        Assert.Equal(with.Findings.Select(static finding => finding.ToDiagnostic().ToString()), without.Findings.Select(static finding => finding.ToDiagnostic().ToString()));
    }

    private static LoweringResult Lower(string body, bool needsNormalForm)
    {
        CSharpCompilation compilation = Expect.CompilationOf(Construct.Program(body));
        IMethodSymbol method = compilation.GetSymbolsWithName("F", SymbolFilter.Member, TestContext.Current.CancellationToken).OfType<IMethodSymbol>().Single();
        return MethodLowering.LowerDifferentiable(method, needsNormalForm, compilation, TestContext.Current.CancellationToken);
    }
}
