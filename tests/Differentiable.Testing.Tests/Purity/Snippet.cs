using Basic.Reference.Assemblies;
using Differentiable.Testing.Purity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Testing.PurityTests;

/// <summary>Compiles a few members as if they had been emitted, beside stubs of the runtime and a user's model.</summary>
internal sealed class Snippet
{
    private const string Runtime = """
        namespace Differentiable
        {
            [System.AttributeUsage(System.AttributeTargets.Method)]
            public sealed class DifferentiableAttribute : System.Attribute;

            [System.AttributeUsage(System.AttributeTargets.Method)]
            public sealed class DerivativeRuleAttribute : System.Attribute;

            [System.Flags]
            public enum Derivatives { None = 0, Gradient = 1, ValueAndGradient = 2, Jvp = 4, Vjp = 8, Hvp = 16, Hessian = 32 }

            [System.AttributeUsage(System.AttributeTargets.Method)]
            public sealed class DerivativeOfAttribute : System.Attribute
            {
                public DerivativeOfAttribute(string method, Derivatives derivative) { }
                public DerivativeOfAttribute(System.Type type, string method, Derivatives derivative) { }
            }

            [System.AttributeUsage(System.AttributeTargets.Parameter)]
            public sealed class LinearAttribute : System.Attribute;

            public static class StrongZero
            {
                public static double Multiply(double vector, double factor) => vector == 0 ? 0 : vector * factor;
                public static double Divide(double vector, double divisor) => vector == 0 ? 0 : vector / divisor;
            }
        }

        namespace Differentiable.Loops
        {
            public interface ILoop<TState>
            {
                bool Continues(TState state);
                TState Next(TState state);
            }

            public interface IReversibleLoop<TState, TResidual, TOutput, TCotangent> : ILoop<TState>
            {
                (TState State, TResidual Residual) Record(TState state);
                (TOutput Output, TCotangent Cotangent) Rest(TState state);
                TCotangent Back(TResidual residual, long iteration, TCotangent cotangent);
            }

            public readonly struct None;

            public static class Loop
            {
                public const int Memory = 100;

                public static TState Run<TLoop, TState>(TLoop loop, TState state)
                    where TLoop : struct, ILoop<TState>, allows ref struct
                {
                    while (loop.Continues(state)) { state = loop.Next(state); }
                    return state;
                }

                public static (TOutput Output, TCotangent Cotangent) Reverse<TLoop, TState, TResidual, TOutput, TCotangent>(TLoop loop, TState initial, int memory)
                    where TLoop : struct, IReversibleLoop<TState, TResidual, TOutput, TCotangent>, allows ref struct => loop.Rest(initial);
            }

            public static class Other
            {
                public static TState Run<TLoop, TState>(TLoop loop, TState state) where TLoop : struct, ILoop<TState>, allows ref struct => state;
            }
        }

        namespace Differentiable.Arrays
        {
            public static class Reduce
            {
                public static double Dot([Linear] System.ReadOnlySpan<double> left, System.ReadOnlySpan<double> right) => left[0] * right[0];
                public static double Fill(System.Span<double> destination, double value) { destination.Fill(value); return value; }
            }

            public readonly ref struct Workspace
            {
                public static Workspace Open() => default;
                public void Dispose() { }
                public static System.Span<T> Zeros<T>(int length) where T : unmanaged => default;
                public static System.Span<T> Copy<T>(System.ReadOnlySpan<T> array) where T : unmanaged => default;
            }

            public static class Buffer
            {
                public static void Set<T>(System.Span<T> buffer, int index, T value) => buffer[index] = value;
                public static System.Span<T> Slice<T>(System.Span<T> buffer, int start, int length) => buffer.Slice(start, length);
            }

            public static class Matrix
            {
                public static System.Span<T> AsSpan<T>(T[,] matrix) => default;
                public static System.ReadOnlySpan<T> Elements<T>(T[,] matrix) => default;
            }

            public static class Jagged
            {
                public static System.Span<T> AsSpan<T>(T[][] arrays, int index) => arrays[index];
                public static System.ReadOnlySpan<T> Row<T>(T[][] arrays, int index) => arrays[index];
                public static T[][] ZerosLike<T>(T[][] arrays) => new T[arrays.Length][];
            }

            public static class Cotangent
            {
                public static void Clear<T>(T[,] cotangent) { }
                public static void Add<T>(System.Span<T> cotangent, int index, T contribution) where T : struct, System.Numerics.IAdditionOperators<T, T, T> => cotangent[index] += contribution;
                public static T Take<T>(System.Span<T> cotangent, int index) where T : struct => cotangent[index];
            }
        }
        """;

    private const string User = """
        using Differentiable;

        namespace Model;

        public class Node { public double Weight; public virtual double Value() => Weight; public double Plain() => Weight; }

        public readonly record struct Point(double X, double Y);

        public interface IShape { double Area(double x); }

        public readonly struct UsersLoop : Differentiable.Loops.ILoop<double>
        {
            public bool Continues(double state) => state < System.Environment.TickCount64;
            public double Next(double state) => state + 1d;
        }

        public static partial class F
        {
            public static double s_state;
            public static readonly double s_half = 0.5;
            public static readonly double s_now = System.Environment.TickCount64;
            public const double Third = 1 / 3d;
            public static double Rate { get; set; }
            public static event System.Action? Changed;

            [Differentiable] public static double Square(double x) => x * x;
            [Differentiable] public static Node Make(double x) => new() { Weight = x };
            [DerivativeRule] public static (double Value, double Cotangent) NormalVjp(double x, double cotangent) => (x, cotangent * x);
            [DerivativeOf(nameof(Square), Derivatives.Jvp)] public static partial (double Y, double Dy) Along(double x, double dx);
            [DerivativeOf(typeof(F), nameof(Square), Derivatives.Gradient)] public static partial double Slope(double x);
            public static double Hidden(double x) => x;
            public static double Anything(params object[] values) => values.Length;
        }
        """;

    /// <summary>The derivatives of <c>Square</c>, for emitted code to call.</summary>
    private const string Derivatives = """
        namespace Model;

        partial class F
        {
            public static (double Value, double Cotangent) SquareVjp(double x, double cotangent)
            {
                double value = x * x;
                double xCotangent = 2d * x * cotangent;
                return (value, xCotangent);
            }

            public static (double Value, double Tangent) SquareJvp(double x, double xTangent)
            {
                double value = x * x;
                double valueTangent = x * xTangent + xTangent * x;
                return (value, valueTangent);
            }

            public static double SquareGradient(double x) => 2d * x;

            public static partial double Slope(double x) => 2d * x;
        }
        """;

    private const string Opening = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Differentiable;
        using Differentiable.Loops;
        using Differentiable.Arrays;
        namespace Model;
        partial class F
        {
        """;

    private const string Along = "public static partial (double Y, double Dy) Along(double x, double dx) => (x * x, 2d * x * dx);";

    private Snippet(string members)
    {
        // Unless the snippet implements the user's partial method itself.
        string along = members.Contains(" Along(") ? "" : Along;
        Tree = Parse($"{Opening}\n{members}\n{along}\n}}", "F.g.cs");
        SyntaxTree derivatives = Parse(Derivatives, "Square.g.cs");
        EmittedTrees = [derivatives, Tree];

        Compilation = CSharpCompilation.Create(
            "Snippet",
            [Parse(Runtime, "Runtime.cs"), Parse(User, "User.cs"), derivatives, Tree],
            Net100.References.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true));
    }

    public CSharpCompilation Compilation { get; }

    public SyntaxTree Tree { get; }

    public IReadOnlyList<SyntaxTree> EmittedTrees { get; }

    public static Snippet Of(string members) => new(members);

    public static IReadOnlyList<PurityViolation> Check(string members)
    {
        Snippet snippet = new(members);
        return PurityChecker.Check(snippet.Compilation, snippet.EmittedTrees);
    }

    public static OperationCounts Count(string members, string method = "G")
    {
        Snippet snippet = new(members);
        Assert.Empty(snippet.Compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        return OperationCounter.Count(snippet.Method(method), snippet.Compilation);
    }

    public IMethodSymbol Method(string name) =>
        Compilation.GetTypeByMetadataName("Model.F")!.GetMembers(name).OfType<IMethodSymbol>().Single();

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14), path);
}
