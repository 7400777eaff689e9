namespace Differentiable.Testing.PurityTests;

/// <summary>P7 and P1 where derivatives go through buffers: what is stored decides what is read, wherever the buffer goes.</summary>
public sealed class BufferLinearities
{
    private const string Vjp = "public static (double Value, double Cotangent) GVjp(double x, double cotangent)";
    private const string Into = "public static double GVjp(ReadOnlySpan<double> w, double cotangent, Span<double> wCotangent)";

    private const string IntoMatrix = "public static double GVjp(double[,] w, double cotangent, double[,] wCotangent)";
    private const string IntoArrays = "public static double GVjp(double[][] w, double cotangent, double[][] wCotangent)";

    // A method that fills a span, and its derivatives.
    private const string Filling = "public static void G(double x, Span<double> y) { } ";
    private const string FillingVjp = Filling + "public static double GVjp(double x, Span<double> y, ReadOnlySpan<double> yCotangent)";
    private const string FillingJvp = Filling + "public static void GJvp(double x, Span<double> y, double xTangent, Span<double> yTangent)";

    public static TheoryData<string> Good =>
    [
        FillingVjp + " { Differentiable.Arrays.Buffer.Set(y, 0, x * x); return x * yCotangent[0]; }",
        FillingJvp + " { Differentiable.Arrays.Buffer.Set(y, 0, x * x); Differentiable.Arrays.Buffer.Set(yTangent, 0, x * xTangent); }",
        // Two numbers that are exchanged in each iteration, one of them out of a buffer.
        "private readonly ref struct Swap : ILoop<(double A, double B, int I)> { public bool Continues((double A, double B, int I) s) => s.I < 3; public (double A, double B, int I) Next((double A, double B, int I) s) => (s.B, s.A, s.I + 1); }"
            + Vjp + " { Span<double> c = Workspace.Zeros<double>(3); (double a, double b, int i) = Loop.Run<Swap, (double A, double B, int I)>(new Swap(), (Cotangent.Take(c, 0), 0d, 0)); Cotangent.Add(c, 1, cotangent); return (x, a + b + c[1]); }",
        Vjp + " { using Workspace workspace = Workspace.Open(); Span<double> c = Workspace.Zeros<double>(3); Cotangent.Add(c, 0, cotangent * x); return (x, Cotangent.Take(c, 0) * x); }",
        Vjp + " { Span<double> a = Workspace.Zeros<double>(3); Differentiable.Arrays.Buffer.Set(a, 0, x); Span<double> c = Workspace.Zeros<double>(3); Cotangent.Add(c, 0, cotangent * a[0]); return (a[0], c[0]); }",
        Vjp + " { Span<double> c = Workspace.Zeros<double>(3); Cotangent.Add(Differentiable.Arrays.Buffer.Slice(c, 1, 2), 0, cotangent); return (x, c[1]); }",
        Vjp + " { Span<double> c = Workspace.Zeros<double>(3); Put(c, cotangent); return (x, c[1]); static void Put(Span<double> to, double v) { Cotangent.Add(to, 1, v); } }",
        // One helper for values and for cotangents: each call makes an array of its own.
        Vjp + " { return (Through(x), Through(cotangent)); static double Through(double v) { Span<double> a = Workspace.Zeros<double>(1); Differentiable.Arrays.Buffer.Set(a, 0, v); return a[0]; } }",
        Into + " { Cotangent.Add(wCotangent, 0, cotangent * w[0]); return w[0]; }",
        IntoMatrix + " { Cotangent.Clear<double>(wCotangent); Cotangent.Add(Matrix.AsSpan<double>(wCotangent), 0, cotangent * Matrix.Elements<double>(w)[0]); return Matrix.Elements<double>(w)[0]; }",
        IntoArrays + " { Cotangent.Add(Jagged.AsSpan<double>(wCotangent, 1), 0, cotangent * Jagged.Row<double>(w, 1)[0]); return Jagged.Row<double>(w, 0)[0]; }",
        "private readonly ref struct Step(double v, Span<double> c) : ILoop<int> { private readonly Span<double> _c = c; public bool Continues(int i) => i < 3; public int Next(int i) { Cotangent.Add(_c, i, v); return i + 1; } }"
            + Vjp + " { Span<double> c = Workspace.Zeros<double>(3); int n = Loop.Run<Step, int>(new Step(cotangent, c), 0); return (x, c[1] * n); }",
    ];

    public static TheoryData<string> Bad =>
    [
        FillingVjp + " { Differentiable.Arrays.Buffer.Set(y, 0, x * yCotangent[0]); return x * yCotangent[0]; }",
        FillingVjp + " { Differentiable.Arrays.Buffer.Set(y, 0, x * x); return x; }",
        FillingJvp + " { Differentiable.Arrays.Buffer.Set(y, 0, xTangent); Differentiable.Arrays.Buffer.Set(yTangent, 0, x * xTangent); }",
        FillingJvp + " { Differentiable.Arrays.Buffer.Set(y, 0, x); Differentiable.Arrays.Buffer.Set(yTangent, 0, x); }",
        Vjp + " { Span<double> c = Workspace.Zeros<double>(3); Cotangent.Add(c, 0, cotangent); Cotangent.Add(c, 1, x); return (x, c[0]); }",
        Vjp + " { Span<double> c = Workspace.Zeros<double>(3); Cotangent.Add(c, 0, cotangent); return (c[0], c[0]); }",
        Vjp + " { Span<double> c = Workspace.Zeros<double>(3); Cotangent.Add(c, 0, cotangent); return (x, c[0] * c[0]); }",
        Vjp + " { Span<double> c = Workspace.Zeros<double>(3); Cotangent.Add(c, 0, cotangent); return (x, x > c[0] ? cotangent : 0d); }",
        Vjp + " { Span<double> c = Workspace.Zeros<double>(3); Cotangent.Add(c, (int)cotangent, cotangent); return (x, c[0]); }",
        Vjp + " { Span<double> c = Workspace.Copy<double>([x, x]); Cotangent.Add(c, 0, cotangent); return (x, c[0]); }",
        Vjp + " { Span<double> c = Workspace.Zeros<double>(3); Put(c, cotangent); Put(c, x); return (x, c[1]); static void Put(Span<double> to, double v) { Cotangent.Add(to, 1, v); } }",
        Vjp + " { return (Through(x), Through(x)); static double Through(double v) { Span<double> a = Workspace.Zeros<double>(1); Differentiable.Arrays.Buffer.Set(a, 0, v); return a[0]; } }",
        Into + " { Cotangent.Add(wCotangent, 0, w[0]); return w[0]; }",
        IntoMatrix + " { Cotangent.Add(Matrix.AsSpan<double>(wCotangent), 0, Matrix.Elements<double>(w)[0]); return Matrix.Elements<double>(w)[0]; }",
        IntoMatrix + " { Cotangent.Add(Matrix.AsSpan<double>(wCotangent), 0, cotangent); return Matrix.AsSpan<double>(wCotangent)[0]; }",
        IntoArrays + " { Cotangent.Add(Jagged.AsSpan<double>(wCotangent, (int)cotangent), 0, cotangent); return Jagged.Row<double>(w, 0)[0]; }",
        IntoArrays + " { Cotangent.Add(Jagged.AsSpan<double>(wCotangent, 0), 0, Jagged.Row<double>(w, 0)[0]); return Jagged.Row<double>(w, 0)[0]; }",
        "private readonly ref struct Step(double v, Span<double> c) : ILoop<int> { private readonly Span<double> _c = c; public bool Continues(int i) => i < 3; public int Next(int i) { Cotangent.Add(_c, i, v * v); return i + 1; } }"
            + Vjp + " { Span<double> c = Workspace.Zeros<double>(3); int n = Loop.Run<Step, int>(new Step(cotangent, c), 0); return (x, c[1] * n); }",
    ];

    [Theory, MemberData(nameof(Good))]
    public void A_linear_map_is_accepted(string members) => Assert.Empty(Snippet.Check(members));

    [Theory, MemberData(nameof(Bad))]
    public void A_map_that_is_not_linear_is_rejected(string members) => Assert.Equal(["P7"], Snippet.Check(members).Select(static v => v.Property).Distinct());

    [Fact]
    public void Only_the_workspace_may_be_used_to_the_end() =>
        Assert.Contains("P1", Snippet.Check("public static double G(double x) { using Gate gate = Gate.Open(); return x; } private readonly ref struct Gate { public static Gate Open() => default; public void Dispose() { } }").Select(static v => v.Property));
}
