namespace Differentiable.Generator.Tests.Robustness;

/// <summary>Programs that C# accepts and that cannot be differentiated: at least one error of ours, none of the C# compiler's.</summary>
internal static class UnsupportedSamples
{
    /// <summary>Bodies of a method that a caller uses the derivatives of: the errors in them must not echo there.</summary>
    public static IReadOnlyList<Sample> Bodies { get; } =
    [
        Body("foreach over a string", "double s = 0; foreach (char c in \"ab\") { s += x; } return s;"),
        Body("foreach over a list", "double s = 0; foreach (int i in new System.Collections.Generic.List<int> { 1, 2 }) { s += i * x; } return s;"),
        Body("goto out of a loop", "while (x < 10) { x *= 2; goto end; } end: return x;"),
        Body("array of three dimensions", "double[,,] a = new double[2, 2, 2]; return a[0, 0, 0] * x;"),
        Body("array of arrays", "double[][] a = [[x], [y, x]]; return a[0][0];"),
        Body("array that is chosen", "double[] a = [x], b = [y]; double[] c = x > 0 ? a : b; return c[0];"),
        Body("span that is carried along", "Span<double> a = stackalloc double[2]; while (a.Length > 1) { a = a[1..]; } return a[0] * x;"),
        Body("list pattern", "return new[] { x, y } is [var a, .., var b] ? a : x;"),
        Body("switch statement", "switch ((int)Math.Floor(y)) { case 1: if (x > 1) { break; } return x; default: return y; } return x * y;"),
        Body("switch expression", "return x switch { > 3 and < 4 => x, double.NaN => y, var v when v > 2 => v, _ => 0 };"),
        Body("is pattern", "return x is > 0 or double.NaN ? x : y;"),
        Body("local function", "double G(double t) => t * x; return G(y);"),
        Body("lambda", "Func<double, double> g = static t => t * t; return g(x);"),
        Body("try", "try { return x / y; } catch (Exception e) when (e is not null) { return y; } finally { }"),
        Body("using", "using var stream = new System.IO.MemoryStream(); return x;"),
        Body("lock", "lock (typeof(C)) { return x; }"),
        Body("goto", "again: x *= 2; if (x < 10) goto again; return x;"),
        Body("unknown call", "return Helper(x) + y;"),
        Body("static field", "return Counter * x;"),
        Body("assignment to a static field", "Counter = x; return x;"),
        Body("static property", "return x * Property;"),
        Body("object creation", "return new System.Numerics.Complex(x, y).Real;"),
        Body("decimal", "decimal d = (decimal)x; return (double)d;"),
        Body("nullable", "double? n = x; return n ?? y;"),
        Body("null conditional", "string? s = null; return (s?.Length ?? 0) * x;"),
        Body("dynamic", "dynamic d = x; return d;"),
        Body("interpolation", "string s = $\"{x}\"; return x;"),
        Body("ref local", "ref double r = ref x; r = 2; return x;"),
        Body("out argument", "double.TryParse(\"1\", out double v); return v * x;"),
        Body("instance call", "return x.GetHashCode() + y;"),
        Body("lost derivative", "int n = (int)(x * y); return n * x;"),
        Body("tuple comparison", "return (x, y) == (y, x) ? x : y;"),
        Body("tuple of tuples", "var t = ((x, y), (y, x)); ((double, double), (double, double)) u = t; return u.Item1.Item2;", isSupported: true),
        Body("swap in a tuple", "(x, y) = (y, x); return x / y;", isSupported: true),
        Body("static lambda call", "return ((Func<double, double>)(t => t))(x);"),
        Body("with", "var p = new P(x); p = p with { V = y }; return p.V;"),
        Body("user-defined operator", "return (new P(x) + new P(y)).V;"),
        Body("checked statement", "checked { int n = 3; n *= 4; return n * x; }", isSupported: true),
        Body("unsafe", "unsafe { double* p = &x; return *p; }"),
        Body("empty statements", ";;; {} { ; } return x;;", isSupported: true),
        Body("discard", "_ = x * y; (_, double c) = Math.SinCos(x); return c;", isSupported: true),
        Body("query", "return System.Linq.Enumerable.Sum(System.Linq.Enumerable.Where(new[] { x }, v => v > 0));"),
        Body("throw helper with lambda", "throw new AggregateException(new Exception(x.ToString()));"),
        Body("rethrow of a local", "Exception e = new(); throw e;"),
        Body("decimal constant", "return x * (double)1.5m;", isSupported: true),
        Body("nint", "nint n = 3; return x * n;"),
        Body("Half", "Half h = (Half)x; return (double)h;"),
        Body("Index", "Index i = ^1; return x * i.Value;"),
        Body("typeof", "return x * typeof(double).Name.Length;"),
        Body("string concatenation", "string s = \"a\" + x; return s == \"b\" ? x : y;"),
        Body("call of a derivative", "return OtherGradient(x);"),
        Body("extension call", "return x.Twice();"),
        Body("compound assignment of a string", "string s = \"a\"; s += \"b\"; return s == \"ab\" ? x : y;"),
        Body("generic math", "return Generic<double>(x);"),
    ];

    /// <summary>Methods and types that no derivative can be written for. Nobody calls one.</summary>
    public static IReadOnlyList<Sample> Declarations { get; } =
    [
        Member("generic method", "[Differentiable] public static double F<T>(double x) => x;"),
        Member("instance method", "[Differentiable] public double F(double x) => x;"),
        Member("async method", "[Differentiable] public static async System.Threading.Tasks.Task<double> F(double x) { await System.Threading.Tasks.Task.Yield(); return x; }"),
        Member("iterator", "[Differentiable] public static System.Collections.Generic.IEnumerable<double> F(double x) { yield return x; }"),
        Member("ref parameter", "[Differentiable] public static double F(ref double x) => x;"),
        Member("out parameter", "[Differentiable] public static double F(double x, out double y) => y = x;"),
        Member("ref readonly parameter", "[Differentiable] public static double F(ref readonly double x) => x;"),
        Member("ref return", "static double s; [Differentiable] public static ref double F(double x) => ref s;"),
        Member("params", "[Differentiable] public static double F(double x, params double[] y) => x;"),
        Member("parameter of three dimensions", "[Differentiable] public static double F(double[,,] x) => x[0, 0, 0];"),
        Member("written parameter", "[Differentiable] public static double F(double[] x) { x[0] = 1; return x[1]; }"),
        Member("nullable parameter", "[Differentiable] public static double F(double? x) => x ?? 0;"),
        Member("nullable result", "[Differentiable] public static double? F(double x) => x;"),
        Member("void result", "[Differentiable] public static void F(double x) { }"),
        Member("int result", "[Differentiable] public static int F(double x) => 1;"),
        Member("list result", "[Differentiable] public static System.Collections.Generic.List<double> F(double x) => [x, x];"),
        Member("no active parameter", "[Differentiable] public static double F(int n, [NoDerivative] double x) => n;"),
        Member("no parameter", "[Differentiable] public static double F() => 1;"),
        Member("operator", "[Differentiable] public static double operator +(C a, double b) => b;"),
        Member("conversion", "[Differentiable] public static explicit operator double(C a) => 1;"),
        Member("getter", "public static double F { [Differentiable] get => 1; [Differentiable] set { } }"),
        Member("indexer", "public double this[double x] { [Differentiable] get => x; }"),
        Member("local function", "public static double F(double x) { [Differentiable] static double G(double y) => y; return G(x); }"),
        Member("extern", "[Differentiable, System.Runtime.InteropServices.DllImport(\"m\")] public static extern double sin(double x);"),
        Member("abstract", "[Differentiable] public virtual double F(double x) => x;"),
        new("explicit interface implementation", "using Differentiable; public interface I { double F(double x); } public partial class C : I { [Differentiable] double I.F(double x) => x; }"),
        Member("unsafe parameter", "[Differentiable] public static unsafe double F(double* x) => *x;"),
        Member("dynamic parameter", "[Differentiable] public static double F(dynamic x) => x;"),
        Member("object parameter", "[Differentiable] public static double F(double x, object o) => x;"),
        Member("decimal parameter", "[Differentiable] public static double F(double x, decimal o) => x;"),
        Member("useless mark", "public static double F([NoDerivative] double x) => x;", isError: false),
        Member("collision", "[Differentiable] public static double F(double x) => x; public static double FGradient(double y) => y;"),
        Member("collision with a field", "[Differentiable] public static double F(double x) => x; public static int FGradient;"),
        Member("collision of overloads", "[Differentiable] public static double F(double x, double y) => x; [Differentiable] public static double F(double x, [NoDerivative] double y, [NoDerivative] double z) => x;"),
        Member("both attributes", "[Differentiable] public static double F(double x) => x * x; [Differentiable, DerivativeOf(\"F\", Derivatives.Gradient)] public static partial double G(double x); public static double H() => GGradient(1);", isError: false),
        Member("collision with the type", "[Differentiable] public static double F(double x) => x; public class FGradient { }"),
        Member("collision with the type's own name", "public static partial class FGradient { [Differentiable] public static double F(double x) => x; }"),
        new("not partial", "using Differentiable; public static class C { [Differentiable] public static double F(double x) => x; }"),
        new("outer type not partial", "using Differentiable; public class O { public static partial class C { [Differentiable] public static double F(double x) => x; } }"),
        new("file-local type", "using Differentiable; file static partial class C { [Differentiable] public static double F(double x) => x; }"),
        new("extension block", "using Differentiable; public static partial class C { extension(double d) { [Differentiable] public static double F(double x) => x; } }"),
        new("extension receiver", "using Differentiable; public static partial class C { extension(double d) { [Differentiable] public double F(double x) => x * d; } }"),
        new("no error: wrong attribute argument", "using Differentiable; public static partial class C { [Differentiable(Also = (Derivatives)4096)] public static double F(double x) => x; }"),
        new("null attribute arguments", "using Differentiable; public static partial class C { public static double F(double x) => x; [DerivativeOf(null!, Derivatives.Gradient)] public static double G(double x) => 1; }"),
        new("null type argument", "using System; using Differentiable; public static partial class C { public static double F(double x) => x; [DerivativeOf((Type)null!, \"F\", Derivatives.Gradient, WithRespectTo = null!)] public static double G(double x) => 1; }"),
        new("open generic type argument", "using System; using Differentiable; public static partial class C { [DerivativeOf(typeof(D<>), \"F\", Derivatives.Gradient)] public static double G(double x) => 1; } public class D<T> { public static double F(double x) => x; }"),
        new("array type argument", "using System; using Differentiable; public static partial class C { [DerivativeOf(typeof(double[]), \"F\", Derivatives.Gradient)] public static double G(double x) => 1; }"),
        new("no error: own attribute of the same name", "namespace Mine { [System.AttributeUsage(System.AttributeTargets.Method)] public sealed class DifferentiableAttribute : System.Attribute; public static class C { [Differentiable] public static int F(string x) => 1; } }"),
    ];

    /// <summary>Declared derivatives that are wrong: the C# compiler says that a partial method has no body, and nothing else.</summary>
    public static IReadOnlyList<Sample> DeclaredDerivatives { get; } =
    [
        Member("unknown name", "[DerivativeOf(\"Nothing\", Derivatives.Gradient)] public static partial double G(double x);"),
        Member("empty name", "[DerivativeOf(\"\", Derivatives.Gradient)] public static partial double G(double x);"),
        Member("wrong type", "[DerivativeOf(typeof(string), \"F\", Derivatives.Gradient)] public static partial double G(double x);"),
        Member("two flags", "public static double F(double x) => x; [DerivativeOf(\"F\", Derivatives.Gradient | Derivatives.Jvp)] public static partial double G(double x);"),
        Member("Hessian", "public static double F(double x) => x; [DerivativeOf(\"F\", Derivatives.Hessian)] public static partial double[,] G(double x);"),
        Member("wrong signature", "public static double F(double x) => x; [DerivativeOf(\"F\", Derivatives.Jvp)] public static partial double G(double x);"),
        Member("wrong parameter", "public static double F(double x) => x; [DerivativeOf(\"F\", Derivatives.Gradient, WithRespectTo = [\"y\"])] public static partial double G(double x);"),
        Member("parameter twice", "public static double F(double x) => x; [DerivativeOf(\"F\", Derivatives.Gradient, WithRespectTo = [\"x\", \"x\"])] public static partial (double, double) G(double x);"),
        Member("derivative of itself", "[DerivativeOf(nameof(G), Derivatives.Gradient)] public static partial double G(double x);"),
        Member("cycle of two", "[DerivativeOf(nameof(H), Derivatives.Gradient)] public static partial double G(double x); [DerivativeOf(nameof(G), Derivatives.Gradient)] public static partial double H(double x);"),
        Member("cycle through a call", "[Differentiable] public static double F(double x) => G(x); [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double G(double x);", mayHaveStub: true),
        Member("target without a body", "[DerivativeOf(\"Sin\", Derivatives.Gradient)] public static partial double G(double x);"),
        Member("target in metadata", "[DerivativeOf(typeof(Math), \"Sin\", Derivatives.Gradient)] public static partial double G(double x);"),
        Member("unsupported target", "public static double F(double x) { try { x *= 2; } finally { } return x; } [DerivativeOf(\"F\", Derivatives.Gradient)] public static partial double G(double x);", mayHaveStub: true),
        Member("generic", "public static double F(double x) => x; [DerivativeOf(\"F\", Derivatives.Gradient)] public static partial double G<T>(double x);"),
        Member("in parameter", "public static double F(double x) => x; [DerivativeOf(\"F\", Derivatives.Gradient)] public static partial double G(in double x);"),
        Member("duplicate attribute argument", "public static double F(double x) => x; [DerivativeOf(\"F\", (Derivatives)0)] public static partial double G(double x);"),
        Member("Hvp of a target that calls", "[Differentiable] public static double E(double x, int n) => n > 0 ? E(x, n - 1) : x; public static double F(double x) => E(x, 2); [DerivativeOf(\"F\", Derivatives.Hvp)] public static partial double G(double x, double t);", mayHaveStub: true),
    ];

    private static Sample Body(string name, string body, bool isSupported = false) => Sample.Of(
        (isSupported ? "supported: " : "") + name,
        $$"""
        public record struct P(double V) { public static P operator +(P a, P b) => new(a.V + b.V); }
        public static class Extensions { public static double Twice(this double x) => 2 * x; }

        public static partial class C
        {
            public static double Counter;
            public static double Property => 2;
            public static double Helper(double x) => x;
            public static T Generic<T>(T x) => x;

            [Differentiable]
            public static double Other(double x) => x;

            [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
            public static double F(double x, double y)
            {
                {{body}}
            }

            public static double Caller() => FGradient(1, 2).X + FValueAndGradient(1, 2).Gradient.Y + FJvp(1, 2, 3, 4).Tangent + FVjp(1, 2, 3).Cotangent.X + FHvp(1, 2, 3, 4).Y + FHessian(1, 2)[0, 0];
        }
        """);

    private static Sample Member(string name, string members, bool isError = true, bool mayHaveStub = false) =>
        Sample.Of((isError ? "" : "no error: ") + (mayHaveStub ? "stub: " : "") + name, "public partial class C\n{\n    " + members + "\n}\n");
}
