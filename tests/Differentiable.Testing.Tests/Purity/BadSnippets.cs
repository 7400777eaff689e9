using Differentiable.Testing.Purity;

namespace Differentiable.Testing.PurityTests;

/// <summary>Code that breaks exactly one property.</summary>
public sealed class BadSnippets
{
    private const string Stop = "public bool Continues(double state) => state < 1d;";
    private const string Steps = Stop + " public double Next(double state) => state + x;";
    private const string Runs = " public static double G(double x) => Loop.Run<Step, double>(new Step(x), x);";

    public static TheoryData<string, string> Sources => new()
    {
        { "P1", "public static double G(double x) { double y = x; y = y * x; return y; }" },
        { "P1", "public static double G(double x) { double y = x; y += x; return y; }" },
        { "P1", "public static double G(double x) { x = 2d; return x; }" },
        { "P1", "public static double G(double x) { double y; y = x; return y; }" },
        { "P1", "public static double G(int n) { int m = n; m++; return m; }" },
        { "P1", "public static double G(double x) { while (x > 0d) { return x; } return 0d; }" },
        { "P1", "private readonly ref struct Step(double x) : ILoop<double> { " + Stop + " public double Next(double state) { while (state > 0d) { return state; } return x; } }" + Runs },
        { "P1", "private readonly ref struct Step(double x) : ILoop<double> { " + Stop + " public double Next(double state) { state = x; return state; } }" + Runs },
        { "P1", "public static double G(double[] x) { foreach (double d in x) { return d; } return 0d; }" },
        { "P1", "public static double G(double x) { goto end; end: return x; }" },
        { "P1", "public static double G(double x) { double a = x; double b = x; (a, b) = (b, a); return a - b; }" },
        { "P1", "public static double G(double x) { Set(out double y, x); return y; } static void Set(out double y, double x) { y = x; }" },
        { "P1", "public static double G(double x) { double y = x; ref double z = ref y; return z; }" },
        { "P1", "public static double G(double x) { try { return x; } finally { } }" },
        { "P1", "public static double G(ref double x) => x;" },

        { "P2", "public static double G(double x) { double[] a = new double[3]; return x * a[0]; }" },
        { "P2", "public static double G(double x) { double[] a = [x, x]; return a[0]; }" },
        { "P2", "public static double G(double[][] x) { double[][] a = Jagged.ZerosLike<double>(x); return x[0][0] * a.Length; }" },
        { "P2", "public static double G(double x) { bool b = new Node() is null; return b ? x : 0d; }" },
        { "P2", "public static double G(double x) { bool b = (object)x == null; return b ? x : 0d; }" },
        { "P2", "public static double G(double x) { string s = $\"{x}\"; return s == \"\" ? x : 0d; }" },
        { "P2", "public static double G(double x, string n) { string s = n + \"!\"; return s.Length * x; }" },
        { "P2", "public static async ValueTask<double> G(double x) { await default(ValueTask); return x; }" },
        { "P2", "public static double G(double[] x) { double[] tail = x[1..]; return tail[0]; }" },
        { "P2", "public static double[] G(double x) { double[] a = new double[3]; return new double[] { x, a[0] }; }" },
        { "P2", "private readonly ref struct Step(double x) : ILoop<double> { " + Stop + " public double Next(double state) { double[] a = [x, state]; return a[0]; } }" + Runs },
        { "P2", "public static T G<T>() where T : new() => new T();" },
        { "P2", "public static double G(double x, string s) { string t = s[1..]; return x * t.Length; }" },

        { "P3", "public static double G(double x) => x * s_state;" },
        { "P3", "public static double G(double x) => Changed is null ? x : 0d;" },
        { "P3", "public static double G(double x) => Make(x).Weight;" },
        { "P3", "public static double G(double x) => x * s_now;" },
        { "P3", "public static double G(double x) => x * Rate;" },
        { "P3", "public static double G(double x) => x * Environment.TickCount64;" },
        { "P3", "private static double s_cache; public static double G(double x) => x;" },
        { "P3", "public static double Last { get; } = 3d; public static double G(double x) => x;" },
        { "P3", "private struct Step { public double X; } public static double G(double x) => x;" },
        { "P3", "private ref struct Step(double x) { public double Next() => x; } public static double G(double x) => new Step(x).Next();" },
        { "P3", "private ref struct Step(double x) : ILoop<double> { " + Steps + " }" + Runs },
        { "P3", "private readonly struct Step(double x) : ILoop<double> { " + Steps + " }" + Runs },
        { "P3", "private ref struct Step(double x) : ILoop<double> { private double _last = x; " + Steps + " }" + Runs },

        { "P4", "public static double G(double x) { Func<double, double> f = Math.Sin; return f(x); }" },
        { "P4", "public static double G(double x) { Func<double, double> f = static y => y * y; return x; }" },
        { "P4", "public static double G(double x, Func<double, double> f) => f(x);" },
        { "P4", "private readonly ref struct Step(double x) : ILoop<double> { " + Stop + " public double Next(double state) { Func<double, double> f = Math.Sin; return f(state) * x; } }" + Runs },
        { "P4", "public static double G(double x) { return Twice(x); double Twice(double y) => y + y; }" },
        { "P4", "public static double G(double x) { return Twice(); double Twice() => x + x; }" },
        { "P4", "public static unsafe double G(double x) { delegate*<double, double> f = &Square; return f(x); }" },

        { "P5", "public static double G(double x) => Hidden(x);" },
        { "P5", "public static double G(double x) { Console.WriteLine(x); return x; }" },
        { "P5", "public static double G(double x) => x.GetHashCode();" },
        { "P5", "public static double G(string s) => double.Parse(s);" },
        { "P5", "public static double G<T>(T shape, double x) where T : struct, IShape => shape.Area(x);" },
        { "P5", "public static double G(double x) => Make(x).Value();" },
        { "P5", "public static double G(double x) => Make(x).Plain();" },
        { "P5", "public static double G(Span<double> x) { x.Clear(); return x[0]; }" },
        { "P5", "public static double G(double x) => GC.CollectionCount(0) * x;" },
        { "P5", "public static double G(double x) => Loop.Run<UsersLoop, double>(default, x);" },
        { "P5", "public static double G<T>(double x) where T : struct, ILoop<double> => Loop.Run<T, double>(default, x);" },
        { "P5", "private readonly ref struct Step(double x) : ILoop<double> { " + Steps + " } public static double G(double x) => Other.Run<Step, double>(new Step(x), x);" },
        { "P5", "private readonly ref struct Step(double x) : ILoop<double> { " + Stop + " public double Next(double state) => Hidden(state) * x; }" + Runs },

        { "P6", "public static double G(double x, List<double> xs) => x;" },
        { "P6", "private readonly ref struct Step(Node n) : ILoop<double> { public bool Continues(double state) => n is null; public double Next(double state) => state; }" },
        { "P6", "public static double G(double x) { Node n = Make(x); return x; }" },
        { "P6", "public static Node G(double x) => Make(x);" },
        { "P6", "private sealed class Tape; public static double G(double x) => x;" },
        { "P6", "public static double G(double x, (double, Node) pair) => x;" },
        { "P6", "public static double G(double x, Node[] nodes) => x;" },
        { "P6", "private readonly struct Residual(Node n) { private readonly Node _n = n; } public static double G(double x) => x;" },
        { "P6", "public static double G(double x, string s) { object o = s; return x; }" },
    };

    public static TheoryData<string> Writes =>
    [
        "public static double G(double[] x) { x[0] = 1d; return x[0]; }",
        "public static double G(Span<double> x) { x[0] += 1d; return x[0]; }",
        "public static double G(double x) { s_state = x; return x; }",
        "public static double G(double[] x) { Set(out x[0]); return x[0]; } static void Set(out double y) { y = 1d; }",
    ];

    [Theory, MemberData(nameof(Sources))]
    public void Code_that_breaks_a_property_is_rejected_by_that_property_alone(string property, string members)
    {
        IReadOnlyList<PurityViolation> violations = Snippet.Check(members);

        Assert.Equal([property], violations.Select(static v => v.Property).Distinct());
    }

    [Theory, MemberData(nameof(Writes))]
    public void A_write_to_memory_is_an_assignment_and_a_write(string members)
    {
        IEnumerable<string> properties = Snippet.Check(members).Select(static v => v.Property).ToHashSet();

        Assert.Contains("P1", properties);
        Assert.Contains("P8", properties);
    }

    [Theory]
    [InlineData("public static double G(double[] x) => Reduce.Fill(x, 1d);")]
    [InlineData("public static double G(double[] x) => Reduce.Fill(x.AsSpan(1), 1d);")]
    [InlineData("public static double G(double[] x) => Reduce.Fill(new Span<double>(x), 1d);")]
    [InlineData("public static double G(double[,] x) => Matrix.AsSpan<double>(x)[0];")]
    [InlineData("public static double G(double[][] x) => Jagged.AsSpan<double>(x, 0)[0];")]
    [InlineData("public static double G(double[,] x) { Cotangent.Clear<double>(x); return 1d; }")]
    public void A_callers_array_must_not_become_writable(string members)
    {
        Assert.Equal(["P8"], Snippet.Check(members).Select(static v => v.Property).Distinct());
    }

    [Fact]
    public void A_violation_names_its_place()
    {
        PurityViolation violation = Assert.Single(Snippet.Check("public static double G(double x)\n{\n    double y = x;\n    y = 2d;\n    return y;\n}"));

        Assert.Equal(("P1", "F.G", "y = 2d", 13), (violation.Property, violation.Method, violation.Text, violation.Line));
    }
}
