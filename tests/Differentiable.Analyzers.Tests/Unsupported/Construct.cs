namespace Differentiable.Analyzers.Tests.Unsupported;

/// <summary>The body of a method <c>double F(double x, double y, int n, string name)</c> with one construct that has no derivative, marked.</summary>
internal static class Construct
{
    private const string Before = """
        namespace Corpus;

        public static unsafe partial class Program
        {
            [Differentiable]
            public static double F(double x, double y, int n, string name)
            {

        """;

    private const string After = """

            }

            public static double Use() => FGradient(1, 2, 3, "").X + FJvp(1, 2, 3, "", 1, 0).Tangent + FVjp(1, 2, 3, "", 1).Value + FValueAndGradient(1, 2, 3, "").Value;

            private static double s_state;
            private static readonly double[] s_weights = [1, 2];
            private static double[] s_moments = [1, 2];
            private static readonly double[,] s_table = { { 1, 2 } };
            private static readonly Vector s_vector = new();
            private static readonly Holder? s_holder = null;
            private static readonly Buffer s_buffer = default;
            private static double Rate { get; set; }
            private static event Action? Changed;
            private static void Raise() => Changed?.Invoke();
            private static double Helper(double a) => a;
            private static void Set(ref double a) => a = 1;
            private static void Out(out double a) => a = 1;
            private static double Generic<T>(T a) => 1;
            private static double Sum(params double[] a) => a[0];
            private static double Twice(this double a) => 2 * a;
            private static double Of(Vector a) => a.X;
        }

        public struct Vector
        {
            public double X;
            public double Y { get; set; }
            public double this[int i] => X;
            public static Vector operator +(Vector a, double b) => a;
            public static explicit operator double(Vector a) => a.X;
            public static implicit operator Vector(double a) => new() { X = a };
            public double Length() => X;
        }

        public sealed record Point(double X, double Y);

        public sealed class Holder { public double Value; }

        public enum Shape { Call, Put }

        [System.Runtime.CompilerServices.InlineArray(4)]
        public struct Buffer { private double _element; }

        public static class Extensions
        {
            extension(double a)
            {
                public double Half => a / 2;
            }
        }

        """;

    public static string Program(string body) => Before + body + After;
}
