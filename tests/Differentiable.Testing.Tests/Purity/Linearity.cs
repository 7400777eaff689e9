using Differentiable.Testing.Purity;

namespace Differentiable.Testing.PurityTests;

/// <summary>P7: which pullbacks and pushforwards are linear by their syntax.</summary>
public sealed class Linearity
{
    private const string Vjp = "public static (double Value, double Cotangent) GVjp(double x, double cotangent)";
    private const string Jvp = "public static (double Value, double Tangent) GJvp(double x, double y, double xTangent, double yTangent)";

    public static TheoryData<string> Good =>
    [
        Vjp + " { double c = -(cotangent * x) / (x * x) + 2d * cotangent; return (x, c); }",
        Vjp + " => (x, x > 0d ? cotangent : 0d);",
        Vjp + " => (x, x > 0d ? cotangent : default);",
        Vjp + " { if (x > 0d) { return (x, 0d); } return (x, StrongZero.Multiply(cotangent, Math.Exp(x))); }",
        Vjp + " => (x, StrongZero.Multiply(x, cotangent));",
        Vjp + " => (x, x * 0d + cotangent * x);",
        Vjp + " => (x + cotangent * 0d, cotangent - 0d / x);",
        Vjp + " => (x, StrongZero.Multiply(0d, cotangent) + StrongZero.Multiply(0d, x) + cotangent);",
        Vjp + " { (double value, double inner) = SquareVjp(x, cotangent * x); return (value, inner); }",
        Vjp + " { (double Value, double Cotangent) r = SquareVjp(x, cotangent); return (Math.Sin(r.Value), r.Cotangent * r.Value); }",
        Vjp + " { (double value, double gradient) = SquareVjp(x, 1d); return (value, gradient * cotangent); }",
        Vjp + " { return (x, Half(cotangent, x)); static double Half(double c, double by) => c / by; }",
        Vjp + " { (double value, double c) = x > 0d ? Then1(x, cotangent) : Else1(x); return (value, c); }"
            + " static (double, double) Then1(double x, double c) => (Math.Log(x), c / x);"
            + " static (double, double) Else1(double x) => (x, 0d);",
        Vjp + " { (double a, (double b, double c)) = (x, (cotangent, x)); return (a * c, b * c); }",
        Vjp + " => (x, (double)(float)cotangent);",
        Vjp + " => (x, NormalVjp(x, cotangent).Cotangent);",
        Vjp + " => x switch { > 0d => (x, cotangent), _ => (-x, -cotangent) };",
        Vjp + " => (x, Descend(x, 3, cotangent)); static double Descend(double x, int n, double c) => n == 0 ? c : x * Descend(x, n - 1, c);",
        Jvp + " { (double value, double t) = SquareJvp(x * y, x * yTangent + y * xTangent); return (value, t); }",
        "public static (double X, double Y) GHvp(double x, double y, double xTangent, double yTangent) => (2d * y * xTangent, 0d);",
        "public static (double Value, (double X, Point P) Cotangent) GVjp(double x, Point p, Point cotangent)"
            + " => (x, (cotangent.X + cotangent.Y, new Point(cotangent.X, x * cotangent.Y)));",
        "public static (double Value, double[] Cotangent) GVjp(double[] w, double cotangent) => (w[0], new double[] { cotangent, 0d });",
        "public static (double Value, double Tangent) GJvp(ReadOnlySpan<double> w, ReadOnlySpan<double> wTangent)"
            + " => (w[0], Reduce.Dot(wTangent.Slice(1), w) + wTangent[0]);",
        Vjp + " => (x, SquareGradient(cotangent));",
        Vjp + " { (double A, double B) t = (cotangent, x); (double A, double B) u = t; return (u.Item2, u.Item1 * u.B); }",
        Vjp + " { (double, double, double, double, double, double, double, double, double) t = (x, x, x, x, x, x, x, x, cotangent); return (t.Item8, t.Item9 * t.Item8); }",
        Vjp + " => (x, x > 0d ? cotangent : throw new ArgumentException(nameof(cotangent)));",
        Vjp + " { const double half = 0.5; const double none = 0d; return (x, half * cotangent + none); }",
        Vjp + " { return (x, Outer(cotangent)); static double Outer(double c) { return -Inner(c, 3d); static double Inner(double c, double by) => c * by; } }",
        Vjp + " => (x, Even(x, 4, cotangent));"
            + " static double Even(double x, int n, double c) => n == 0 ? c : x * Odd(x, n - 1, c);"
            + " static double Odd(double x, int n, double c) => n == 0 ? 0d : Even(x, n - 1, c) / x;",
        Vjp + " => (x, Pick(by: x, c: cotangent)); static double Pick(double c, double by, double extra = 2d) => c * by * extra;",
        Vjp + " { (float a, float b) = ((float)cotangent, 0f); (double, double) wide = (a, b); return (x, wide.Item1 + wide.Item2); }",
        Vjp + " => (x, Same(cotangent)); static T Same<T>(T value) => value;",
        "public static (T Value, T Cotangent) GVjp<T>(T x, T cotangent) where T : struct, System.Numerics.INumber<T>"
            + " => (x, x > T.One ? x * cotangent : T.Zero);",
        "public static (double Value, Point Cotangent) GVjp(double x, double cotangent) => (x, x > 0d ? new Point(x * cotangent, 0d) : new());",
        Jvp + " { System.Runtime.Intrinsics.Vector256<double> v = System.Runtime.Intrinsics.Vector256.Create(xTangent, yTangent, 0d, 0d); System.Runtime.Intrinsics.Vector256<double> w = System.Runtime.Intrinsics.Vector256.Create(x, x, 0d, 0d) * v - v / y;"
            + " return (x, System.Runtime.Intrinsics.Vector256.GetElement(x > 0d ? w : System.Runtime.Intrinsics.Vector256<double>.Zero, 1)); }",
        "public static partial (double Y, double Dy) Along(double x, double dx) => (Math.Sin(x), Math.Cos(x) * dx);",
        Jvp + " { (double value, double tangent) = F.Along(x, xTangent); return (value * Slope(x), tangent + yTangent); }",
    ];

    public static TheoryData<string> Bad =>
    [
        Vjp + " => (x, cotangent * cotangent);",
        Vjp + " => (x, x / cotangent);",
        Vjp + " => (x, cotangent / cotangent);",
        Vjp + " => (x, Math.Sin(cotangent));",
        Jvp + " { System.Runtime.Intrinsics.Vector256<double> v = System.Runtime.Intrinsics.Vector256.Create(xTangent, yTangent, 0d, 0d); return (x, System.Runtime.Intrinsics.Vector256.GetElement(v * v, 0)); }",
        Jvp + " { System.Runtime.Intrinsics.Vector256<double> v = System.Runtime.Intrinsics.Vector256.Create(xTangent, x, 0d, 0d); return (x, System.Runtime.Intrinsics.Vector256.GetElement(v, 0)); }",
        Jvp + " { System.Runtime.Intrinsics.Vector256<double> v = System.Runtime.Intrinsics.Vector256.Create(xTangent, yTangent, 0d, 0d); return (x, System.Runtime.Intrinsics.Vector256.GetElement(v + System.Runtime.Intrinsics.Vector256.Create(y), 0)); }",
        Jvp + " { System.Runtime.Intrinsics.Vector256<double> v = System.Runtime.Intrinsics.Vector256.Create(xTangent, yTangent, 0d, 0d); return (x, System.Runtime.Intrinsics.Vector256.GetElement(x * (System.Runtime.Intrinsics.Vector256.Create(y) / v), 0)); }",
        Vjp + " => (x, cotangent + 1d);",
        Vjp + " => (x, cotangent + Math.Exp(0d * x));",
        Vjp + " => (x, cotangent - x);",
        Vjp + " => (x, cotangent > 0d ? x : 0d);",
        Vjp + " => (x, x > 0d ? cotangent : x);",
        Vjp + " => (x, x > 0d ? cotangent : 1d);",
        Vjp + " => (x * cotangent, cotangent);",
        Vjp + " => (x, 1d);",
        Vjp + " => (x, x);",
        Vjp + " { if (x > 0d) { return (x, 1d); } return (x, cotangent); }",
        Vjp + " { if (cotangent == 0d) { return (x, 0d); } return (x, cotangent); }",
        Vjp + " => (x, (int)cotangent * x);",
        Vjp + " => (x, cotangent % 2d);",
        Vjp + " => (x, StrongZero.Multiply(cotangent, cotangent));",
        Vjp + " => (x, StrongZero.Multiply(cotangent, x + cotangent));",
        Vjp + " => (x, StrongZero.Multiply(x, cotangent) + StrongZero.Multiply(x, x));",
        Vjp + " => (x, StrongZero.Divide(x, cotangent));",
        Vjp + " => (x, new Held(cotangent).Squared(x)); private readonly ref struct Held(double c) { public double Squared(double x) => x * c * c; }",
        Vjp + " => (x, new Held(cotangent).Cos); private readonly ref struct Held(double c) { public double Cos { get; } = Math.Cos(c); }",
        Vjp + " => (x, new Held(cotangent).Cos); private readonly ref struct Held(double c) { public readonly double Cos = Math.Cos(c); }",
        Vjp + " => (x, Square(cotangent));",
        Vjp + " => (x, SquareVjp(cotangent, x).Cotangent);",
        Vjp + " => (x, SquareVjp(x, cotangent + 1d).Cotangent);",
        Vjp + " => (x, x + SquareGradient(cotangent));",
        Vjp + " => (x, Twice(cotangent)); static double Twice(double c) => c * c;",
        Vjp + " { return (x, Shift(cotangent)); static double Shift(double c) => c + 1d; }",
        Vjp + " { (double value, double c) = x > 0d ? Then1(x, cotangent) : Else1(x); return (value, c); }"
            + " static (double, double) Then1(double x, double c) => (x, c / x);"
            + " static (double, double) Else1(double x) => (x, 1d);",
        Vjp + " { (double a, double b) = (x, cotangent); return (b, a * b); }",
        Vjp + " => (x, Descend(x, 3, cotangent)); static double Descend(double x, int n, double c) => n == 0 ? c : c * Descend(x, n - 1, c);",
        Vjp + " => (x, Inner(x, cotangent).Cotangent); static (double Value, double Cotangent) Inner(double x, double c) => (c, Math.Abs(c));",
        Vjp + " { if (double.IsNaN(cotangent)) { throw new ArgumentException(\"NaN\"); } return (x, cotangent); }",
        Vjp + " { (double A, double B) t = (cotangent, x); (double A, double B) u = t; return (u.Item2, u.Item1 * u.A); }",
        Vjp + " { (double, double, double, double, double, double, double, double, double) t = (x, x, x, x, x, x, x, x, cotangent); return (t.Item9, 0d); }",
        Vjp + " => (x, (cotangent, x) == (x, cotangent) ? cotangent : 0d);",
        Vjp + " => (x, cotangent is 0d ? cotangent : 0d);",
        Vjp + " => (x, cotangent switch { > 0d => cotangent, _ => 0d });",
        Vjp + " { if (x > 0d) { ArgumentOutOfRangeException.ThrowIfNegative(cotangent); } return (x, cotangent); }",
        Vjp + " => (x, Even(x, 4, cotangent));"
            + " static double Even(double x, int n, double c) => n == 0 ? c : x * Odd(x, n - 1, c);"
            + " static double Odd(double x, int n, double c) => n == 0 ? 1d : Even(x, n - 1, c) / x;",
        Vjp + " { ReadOnlySpan<double> kept = [1d, cotangent]; return (x, kept[0]); }",
        Vjp + " => (x, Step(x, cotangent)); static double Step(double x, double c) { if (x > 0d) { return 1d; } return c; }",
        "public static (double Value, double Cotangent) GVjp(double[] w, int cotangent) => (w[0], w[cotangent]);",
        "public static (double Value, double Cotangent) GVjp(ReadOnlySpan<double> w, int cotangent) => (w[0], w.Slice(cotangent)[0]);",
        "public static partial (double Y, double Dy) Along(double x, double dx) => (Math.Sin(x), Math.Cos(dx));",
        "public static partial (double Y, double Dy) Along(double x, double dx) => (x * dx, dx);",
        Jvp + " => F.Along(xTangent, x);",
        Jvp + " => (x, xTangent * yTangent);",
        "public static (double Value, double Cotangent) GVjp(double x, double seed) => (x, x * seed);",
        "public static (double Value, Point Cotangent) GVjp(double x, double cotangent) => (x, new Point(x * cotangent, 1d));",
        "public static (T Value, T Cotangent) GVjp<T>(T x, T cotangent) where T : struct, System.Numerics.INumber<T>"
            + " => (x, x > T.One ? x * cotangent : T.One);",
        Jvp + " => (x, SquareJvp(xTangent, yTangent).Tangent);",
        Jvp + " => (x, Math.Max(xTangent, yTangent));",
        Jvp + " => (x, x * y);",
        "public static (double X, double Y) GHvp(double x, double y, double xTangent, double yTangent) => (y * xTangent, 2d * x);",
        "public static (double Value, double[] Cotangent) GVjp(double[] w, double cotangent) => (w[0], new double[] { cotangent, w[0] });",
    ];

    [Theory, MemberData(nameof(Good))]
    public void A_linear_map_is_accepted(string members)
    {
        Assert.Empty(Snippet.Check(members));
    }

    [Theory, MemberData(nameof(Bad))]
    public void A_map_that_is_not_linear_is_rejected(string members)
    {
        Assert.Equal(["P7"], Snippet.Check(members).Select(static v => v.Property).Distinct());
    }

    [Fact]
    public void One_mistake_is_reported_once()
    {
        IReadOnlyList<PurityViolation> violations =
            Snippet.Check(Vjp + " { double a = Math.Sin(cotangent); double b = Math.Exp(a); return (x, b * x); }");

        Assert.Equal("Math.Sin(cotangent)", Assert.Single(violations).Text);
    }

    [Fact]
    public void A_violation_in_a_helper_is_reported_where_the_helper_breaks_linearity()
    {
        IReadOnlyList<PurityViolation> violations =
            Snippet.Check(Vjp + " => (x, Twice(cotangent)); static double Twice(double c) => c * c;");

        PurityViolation violation = Assert.Single(violations);
        Assert.Equal(("F.Twice", "c * c"), (violation.Method, violation.Text));
    }
}
