using Differentiable.Testing.Purity;

namespace Differentiable.Testing.PurityTests;

/// <summary>Code of the forms that the generator emits, which every property accepts.</summary>
public sealed class GoodSamples
{
    public static TheoryData<string> Sources =>
    [
        // Straight line, reverse mode.
        """
        /// <summary>The value and the pullback.</summary>
        [System.CodeDom.Compiler.GeneratedCode("Differentiable", "1.0")]
        public static (double Value, (double X, double Y) Cotangent) GVjp(double x, double y, double cotangent)
        {
            double product = x * y;
            (double sin, double cos) = Math.SinCos(product);
            double value = sin + x * 3d;
            double productCotangent = cos * cotangent;
            double xCotangent = 3d * cotangent + y * productCotangent;
            double yCotangent = x * productCotangent;
            return (value, (xCotangent, yCotangent));
        }
        """,

        // Branches by helpers, guards, early returns, passive inputs, strong zeros, a local function.
        """
        public static (double Value, double Tangent) GJvp(double x, double y, int n, string name, double xTangent, double yTangent)
        {
            if (n < 0)
            {
                throw new ArgumentException($"{n} must not be negative", nameof(n));
            }

            ArgumentOutOfRangeException.ThrowIfNegative(n);

            if (name == "none")
            {
                return (0d, 0d);
            }

            bool isSmall = x < y && n != Math.Max(n, 3);
            (double value, double tangent) = isSmall ? Then1(x, xTangent) : Else1(x);
            (double _, double cos) = Math.SinCos(x);
            double root = Math.Sqrt(x);
            double rootTangent = StrongZero.Divide(xTangent, 2d * root);
            double scaled = Scale(tangent, cos);
            return (value + root, scaled + rootTangent - (isSmall ? yTangent : 0d));

            static double Scale(double vectorTangent, double factor) => -vectorTangent / factor;
        }

        private static (double Value, double Tangent) Then1(double x, double xTangent) => (x * x, 2d * x * xTangent);

        private static (double Value, double Tangent) Else1(double x) => (x * F.s_half * Third, 0d);
        """,

        // A Hessian: an array is the result.
        """
        public static double[,] GHessian(double x, double y)
        {
            double xx = 2d * y;
            double xy = 2d * x;
            return new double[,] { { xx, xy }, { xy, 0d } };
        }
        """,

        // Gradients with arrays, and the destination overload.
        """
        public static (double Value, (double X, double[] W) Gradient) GValueAndGradient(double x, ReadOnlySpan<double> w)
        {
            double[] wGradient = new double[w.Length];
            double value = x * w[0] + Reduce.Fill(wGradient, x);
            return (value, (w[0], wGradient));
        }

        public static double GValueAndGradient(double x, double[] w, Span<double> wGradient) => Reduce.Fill(wGradient.Slice(1), x * w[0]);
        """,

        // A loop: its steps are a readonly ref struct.
        """
        private readonly ref struct PriceLoop(double x, ReadOnlySpan<double> w) : ILoop<(double value, int i)>
        {
            private readonly ReadOnlySpan<double> _w = w;

            public bool Continues((double value, int i) state) => state.i < _w.Length;

            public (double value, int i) Next((double value, int i) state)
            {
                double value = state.value + x * _w[state.i];
                return (value, state.i + 1);
            }
        }

        public static double GValue(double x, ReadOnlySpan<double> w)
        {
            (double value, _) = Loop.Run<PriceLoop, (double value, int i)>(new PriceLoop(x, w), (0d, 0));
            return value;
        }
        """,

        // A loop without state, outputs or outer variables.
        """
        private readonly ref struct IdleLoop : IReversibleLoop<None, None, None, double>
        {
            public bool Continues(None state) => false;
            public None Next(None state) => default(None);
            public (None State, None Residual) Record(None state) => (default(None), default(None));
            public (None Output, double Cotangent) Rest(None state) => (default(None), 1d);
            public double Back(None residual, long iteration, double cotangent) => 2d * cotangent;
        }

        public static double GGradient(double x)
        {
            (_, double gradient) = Loop.Reverse<IdleLoop, None, None, None, double>(new IdleLoop(), default(None), Loop.Memory);
            return gradient;
        }
        """,

        // Generic math and lanes.
        """
        public static (T Value, T Tangent) GJvp<T>(T x, T xTangent) where T : struct, System.Numerics.IFloatingPointIeee754<T>
        {
            T one = T.One;
            T sine = T.Sin(x);
            T cosine = T.Cos(x);
            return (sine + one, cosine * xTangent);
        }

        public static double Lanes(double x, double y)
        {
            System.Runtime.Intrinsics.Vector256<double> left = System.Runtime.Intrinsics.Vector256.Create(x, y, 0d, 0d);
            System.Runtime.Intrinsics.Vector256<double> right = left * x + left;
            return System.Runtime.Intrinsics.Vector256.GetElement(right, 1);
        }
        """,

        // The user's structs are products.
        """
        public static (double Value, Point Gradient) GValueAndGradient(Point p)
        {
            (double x, double y) = p;
            return (p.X * y, new Point(y, x));
        }
        """,
    ];

    [Theory, MemberData(nameof(Sources))]
    public void Emitted_code_is_pure(string members)
    {
        IReadOnlyList<PurityViolation> violations = Snippet.Check(members);

        Assert.Empty(violations);
    }

    [Fact]
    public void Code_that_does_not_compile_is_refused()
    {
        Assert.Throws<ArgumentException>(static () => Snippet.Check("public static double G(double x) => y;"));
    }
}
