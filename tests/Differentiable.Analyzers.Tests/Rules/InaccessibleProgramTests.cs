using Differentiable.Analyzers.Tests.Markup;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0103, where the program of a method is needed in another type, in which it uses what cannot be accessed.</summary>
public sealed class InaccessibleProgramTests
{
    public static TheoryData<string> Wrong =>
    [
        """
        public static partial class A { private static readonly double K = 3; [Differentiable] public static double F(double[] x) => K * x[0]; }
        public static partial class B { [Differentiable] public static double H(double[] x) => [|A.F(x)|]; }
        """,
        """
        public static partial class A
        {
            private static double G(double x) => x * x;
            [DerivativeRule(nameof(G))] private static double GRule(double x) => 2 * x;
            [Differentiable] public static double F(double[] x) => G(x[0]);
        }
        public static partial class B { [Differentiable] public static double H(double[] x) => [|A.F(x)|]; }
        """,
        """
        public static partial class A
        {
            private enum E { One, Two }
            [Differentiable] public static double F(double[] x) { E e = x.Length > 1 ? E.One : E.Two; return e == E.One ? x[0] : 2 * x[0]; }
        }
        public static partial class B { [Differentiable] public static double H(double[] x) => [|A.F(x)|]; }
        """,
        """
        public static partial class A
        {
            private sealed class Odd(string message) : Exception(message) { }
            [Differentiable] public static double F(double[] x) { if (x.Length > 8) { throw new Odd("x"); } return 2 * x[0]; }
        }
        public static partial class B { [Differentiable] public static double H(double[] x) => [|A.F(x)|]; }
        """,
        """
        public static partial class A { private static readonly double K = 3; [Differentiable] public static double F(double x) => K * x * x; }
        public static partial class B { [Differentiable(Also = Derivatives.Hvp)] public static double H(double x) => [|A.F(x)|]; }
        """,
        """
        public static partial class A { private static readonly double K = 3; [Differentiable] public static double F(double x) => K * x; }
        public static partial class B
        {
            [DerivativeOf(typeof(A), nameof(A.F), Derivatives.Gradient)] public static partial double [|D|](double x);
            [Differentiable] public static double H(double x) => D(x);
        }
        """,
        """
        public static partial class A
        {
            private static readonly double K = 3;
            [Differentiable] public static double F(double x) => K * x;
            [DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double D(double x);
        }
        public static partial class B { [Differentiable] public static double H(double x) => [|A.D(x)|]; }
        """,
    ];

    public static TheoryData<string> Right =>
    [
        """
        public static partial class A
        {
            private static readonly double K = 3;
            [Differentiable] public static double F(double[] x) => K * x[0];
            public static partial class B { [Differentiable] public static double H(double[] x) => A.F(x); }
        }
        """,
        """
        public static partial class A
        {
            internal static readonly double K = 3;
            private const double Half = 0.5;
            [Differentiable] private static double G(double[] x) => K * x[0];
            [Differentiable] public static double F(double[] x) => Half * G(x);
        }
        public static partial class B { [Differentiable] public static double H(double[] x) => A.F(x); }
        """,
        """
        public static partial class A { private static readonly double K = 3; [Differentiable] public static double F(double x) => K * x; }
        public static partial class B { [Differentiable] public static double H(double x) => A.F(x); }
        """,
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_at_the_call_or_the_declaration(string marked) => Expect.Reports("DIFF0103", marked);

    [Theory, MemberData(nameof(Right))]
    public void What_can_be_accessed_is_clean(string source) => Expect.Clean(source);
}
