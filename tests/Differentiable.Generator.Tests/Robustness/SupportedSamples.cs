using System.Text;

namespace Differentiable.Generator.Tests.Robustness;

/// <summary>Unusual programs that must be differentiated without a word: names that collide with ours, keywords, sizes.</summary>
internal static class SupportedSamples
{
    public static IReadOnlyList<Sample> All { get; } =
    [
        Sample.Of(
            "Names that collide with generated ones",
            """
            public static partial class Names
            {
                [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
                public static double Cotangents(double cotangent, double xTangent, double x) => cotangent * xTangent * x * x;

                [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
                public static double Stems(double sin, double product, double sum)
                {
                    double quotient = Math.Sin(sin) / product;
                    double cos = quotient * sum, cos2 = cos * cos;
                    return cos2 - Math.Cos(quotient);
                }

                [Differentiable]
                public static double Elements(double value, double Item1, double gradient) => value * Item1 * gradient;

                [Differentiable]
                public static double Reserved(double rest, double toString, double item2) => rest * toString * item2;

                [Differentiable]
                public static double OnlyByCase(double x, double X) => x * X;

                [Differentiable]
                public static double OfTypes(double Math, double global, double System) => Math * global + System;

                [Differentiable]
                public static double Numbered(double x, double x2, double x_2, double x1, double x1_2) => x * x2 * x_2 * x1 * x1_2;

                [Differentiable]
                public static double Contextual(double value, double field, double record, double var, double dynamic, double nameof, double await, double _)
                    => value * field + record * var - dynamic * nameof + await * _;
            }
            """),
        Sample.Of(
            "A division by zero that is only found when a loop is written out",
            """
            public static partial class Divisions
            {
                [Differentiable]
                public static double Quotients(double x, int n)
                {
                    for (int i = 2; i >= 0; i--) { if (n > i) { x *= 3 / i + n % i; } }
                    return x;
                }
            }
            """),
        Sample.Of(
            "Arrays",
            """
            public static partial class Arrays
            {
                [Differentiable(Also = Derivatives.Hvp)]
                public static double Names(double[] workspace, Span<double> x, ReadOnlySpan<double> xGradient, double value, int[] e)
                {
                    ArgumentNullException.ThrowIfNull(workspace);
                    double[] array = [value, x[0]], slice = new double[workspace.Length];
                    Span<double> length = stackalloc double[2];
                    foreach (int element in e) { length[0] += array[element] * xGradient[^1]; }
                    for (int i = 0; i < slice.Length; i++) { slice[i] = workspace[i] * length[0]; }
                    return slice[0] + new[] { value, 2.0 }[0] + (x.IsEmpty ? 0 : x[1..].Length);
                }

                [Differentiable]
                public static double @double(double[] @class, int n)
                {
                    double[] @new = new double[n];
                    for (int @for = 0; @for < n; @for++) { @new[@for] = @class[@for] * 2; }
                    return Last(@new) + Last(@class);
                }

                [Differentiable]
                public static double Last(ReadOnlySpan<double> x) => x[^1];

                [Differentiable]
                public static double Nothing(double[] x, float[] y) => 1;

                [Differentiable]
                public static float Overloaded(float[] x) => x[0];

                [Differentiable]
                public static double Overloaded(double[] x) { double s = 0; foreach (double v in x) { if (v > 0) { double[] w = [v, v]; s += w[0] * w[1]; } } return s; }
            }
            """),
        Sample.Of(
            "Keywords as identifiers",
            """
            namespace @namespace.@if;

            public enum @enum { @int, @class = 7 }

            public static partial class @static
            {
                private const double @const = 3;
                private static readonly double @readonly = 2;

                [Differentiable(Also = Derivatives.Hvp)]
                public static double @double(double @class, double @params, @enum @ref = @enum.@class, string @string = "a\"\\")
                {
                    double @event = @class * @params * @const;
                    if (@ref == @enum.@int) { return @event * @readonly; }
                    if (@string == "x") { throw new ArgumentException("bad", nameof(@string)); }
                    return @double2(@event, @params) + @event;
                }

                [Differentiable(Also = Derivatives.Hvp)]
                private static double @double2(double @return, double @void) => @return / @void;

                [DerivativeOf(nameof(@double2), Derivatives.Gradient)]
                private static partial (double @return, double @void) @new(double @for, double @while);

                public static partial class @nested<@object> where @object : class
                {
                    [Differentiable]
                    public static double @base(double @this) => @this * @this;
                }
            }
            """),
        Sample.Of(
            "Unicode identifiers",
            """
            namespace Größen.数;

            public static partial class Ωmega
            {
                [Differentiable]
                public static double Φ(double σ, double данные, double 变量, double ŀ, double \u0061bc)
                {
                    double größe = Math.Exp(σ * данные);
                    string separators = @"a b
            c";
                    if (separators == @"x y") { return größe; }
                    return größe * 变量 / (ŀ + \u0061bc);
                }
            }
            """),
        Sample.Of(
            "Branches, guards and reassignment",
            """
            public static partial class Flow
            {
                [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
                public static double F(double x, double y, int n, bool flag = true)
                {
                    ArgumentOutOfRangeException.ThrowIfNegative(n) ;
                    if (double.IsNaN(x)) throw new ArgumentException($"x is {x} and y is {y + 1}", nameof(x));
                    double z = x, w;
                    if (n > 3 && flag || x > y) { z += y; z *= z; w = z; } else if (n == 2) { w = -z; } else return x;
                    n++;
                    int k = n-- + ++n;
                    (double s, double c) = Math.SinCos(z);
                    (s, c) = (c, s);
                    double chosen = flag ? s * k : x < 0 ? throw new InvalidOperationException("negative") : c;
                    z = w = chosen + z;
                    {
                        double inner = z * w;
                        if (inner > 100) { if (flag) { return inner; } z = inner; }
                    }
                    {
                        double inner = z - w;
                        z += inner;
                    }
                    return z;
                }

                [Differentiable]
                public static double Always(double x) => throw new NotSupportedException();

                [Differentiable]
                public static double Unreachable(double x)
                {
                    return x;
            #pragma warning disable CS0162
                    return x * x;
                }

                [Differentiable]
                public static double NoEnd(double x)
                {
                    if (x > 0) { return x; } else { throw new ArgumentOutOfRangeException(nameof(x), x, "no"); }
                }
            }
            """),
        Sample.Of(
            "Calls, recursion and declared derivatives",
            """
            public static partial class Calls
            {
                [Differentiable]
                public static double Recursive(double x, int n) => n <= 0 ? x : x * Recursive(x, n - 1);

                [Differentiable]
                public static double Even(double x, int n) => n <= 0 ? x : Odd(x, n - 1);

                [Differentiable]
                public static double Odd(double x, int n) => n <= 0 ? -x : Even(x, n - 1);

                [Differentiable(Also = Derivatives.Hvp)]
                public static double Cube(double x, double scale = 2, [NoDerivative] double shift = 1) => x * x * x * scale + shift;

                [DerivativeOf(nameof(Cube), Derivatives.Gradient, WithRespectTo = ["x"])]
                public static partial double Slope(double x, double scale, double shift);

                [DerivativeOf(typeof(Calls), nameof(Slope), Derivatives.Jvp, WithRespectTo = new[] { "x" })]
                internal static partial (double V, double T) Curvature(double a, double b, double c, double da);

                [Differentiable(Also = Derivatives.Hessian)]
                public static double Uses(double x) => Slope(shift: 1, x: x, scale: Cube(scale: x, x: 2)) + Cube(x);
            }
            """),
        Sample.Of(
            "Numbers of every type",
            """
            public static partial class Numbers
            {
                public enum Big : ulong { Zero, Most = ulong.MaxValue, Same = ulong.MaxValue }

                [Differentiable]
                public static float Mixed(float x, double y, byte a, sbyte b = -3, short c = 4, ushort d = 5, long e = long.MinValue, uint f = 7, ulong g = ulong.MaxValue, char h = '\'', Big i = Big.Most, float j = float.NaN, double k = double.NegativeInfinity, double l = -0.0, string? m = null)
                {
                    double z = x * y + a * b - c / (d + 1) + e % 7 + f + g + h;
                    a += 3; a++; a <<= 2; b >>= 1; b = (sbyte)-b; d ^= (ushort)c; e = unchecked(e * e); f = ~f;
                    if (i == Big.Most || m != null && m == "\u2028\0") { z *= 1e300 * 1e-320; }
                    return (float)z + j * (float)k + (float)l + checked(a + b) + (h > 'a' ? 1 : 0) + (float)Math.Truncate(z) + default(float) + sizeof(int) + (int)f + (e < int.MaxValue ? 1f : 0);
                }

                [Differentiable]
                public static double Inline(in double x, in int n) => x * n;
            }
            """),
        new("Three thousand terms", LongExpression(3000)),
        new("Five hundred parentheses", Wrap($"[Differentiable] public static double F(double x) => {new string('(', 500)}x{string.Concat(Enumerable.Repeat(" * 1.01)", 500))};")),
        // What a nested branch keeps for the reverse sweep passes through every level above it, so depth costs its square.
        new("Forty nested ifs", NestedIfs(40)),
        new("Forty nested ifs that assign", NestedAssignments(40)),
        new("Two hundred early returns", EarlyReturns(200)),
        new("Three hundred parameters", Wrap($"[Differentiable] public static double F({string.Join(", ", Enumerable.Range(0, 300).Select(static i => $"double x{i}"))}) => x0 * x299;")),
    ];

    private static string Wrap(string member) => "using System;\nusing Differentiable;\n\npublic static partial class C\n{\n    " + member + "\n}\n";

    private static string LongExpression(int terms)
    {
        StringBuilder text = new("x");

        for (int i = 1; i < terms; i++)
        {
            text.Append((i % 3) switch { 0 => " + ", 1 => " - ", _ => "\n + " }).Append(i % 2 == 0 ? "x" : "y * 2");
        }

        return Wrap($"[Differentiable] public static double F(double x, double y) => {text};");
    }

    private static string NestedIfs(int depth)
    {
        string open = string.Concat(Enumerable.Range(0, depth).Select(static i => $"if (x > {i}) {{ x *= 0.5; "));
        return Wrap($"[Differentiable] public static double F(double x) {{ {open} return x; {new string('}', depth)} return -x; }}");
    }

    private static string NestedAssignments(int depth)
    {
        string open = string.Concat(Enumerable.Range(0, depth).Select(static i => $"if (n > {i}) {{ y += x; "));
        return Wrap($"[Differentiable] public static double F(double x, int n) {{ double y = x; {open} {string.Concat(Enumerable.Repeat("y *= 0.5; }", depth))} return y; }}");
    }

    private static string EarlyReturns(int count)
    {
        string returns = string.Concat(Enumerable.Range(0, count).Select(static i => $"if (n == {i}) {{ return x * {i}; }}\n"));
        return Wrap($"[Differentiable] public static double F(double x, int n) {{ {returns} return x; }}");
    }
}
