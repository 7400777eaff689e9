using System.Globalization;
using System.Text.RegularExpressions;
using Differentiable.Loops;
using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests.Loops;

/// <summary>What the generated file says of its loops is so.</summary>
public sealed partial class LoopRemarkTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(
        "for (int i = 0; i < n; i++) { x = Math.Sin(a * x + b); }",
        "Reverse: the history of an iteration is 2 doubles: cos and x2, needed by `x = Math.Sin(a * x + b)`. On the stack up to 3 072 iterations, then checkpoints.")]
    [InlineData(
        "for (int i = 0; i < n; i++) { x = a * x + i; }",
        "Reverse: the history of an iteration is 1 double: x2, needed by `x = a * x + i`. On the stack up to 6 144 iterations, then checkpoints.")]
    [InlineData(
        "for (int i = 0; i < n; i++) { x = 0.5 * x + b; }",
        "Reverse: nothing is remembered of an iteration.")]
    [InlineData(
        "double s = 0; for (int i = 0; i < n; i++) { s += Math.Sin(a * x + b * i); } x = s;",
        "Only sums: the partial derivatives are added up on the way, and nothing is remembered.")]
    public void The_history_is_described(string loop, string expected)
    {
        string generated = GeneratorRun.Of(Program(loop)).Generated();
        Assert.Contains("// " + expected, generated, StringComparison.Ordinal);
    }

    /// <summary>The iterations that fit are counted by running the combinator on residuals of the same type.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { x = Math.Sin(a * x + b); }")]
    [InlineData("for (int i = 0; i < n; i++) { x = a * x; }")]
    [InlineData("for (int i = 0; i < n; i++) { if (x > a) { x = b * x * a; } else { x = Math.Exp(-x * a) * b; } }")]
    [InlineData("float f = 1; for (int i = 0; i < n; i++) { f = f * f * (float)a; if (i % 3 == 1) { f = 1 / f; } } x = f;")]
    [InlineData("int k = 1; for (int i = 0; i < n; i++) { k = k * 3 % 7; x = Math.Cos(k * x * a); bool odd = k > 3; if (odd) { x = x * b; } }")]
    [InlineData("double y = a, z = b; for (int i = 0; i < n; i++) { x = Math.Sin(x * y); y = Math.Cos(y * z); z = Math.Exp(-z * x); }")]
    [InlineData("double y = a, z = b; for (int i = 0; i < n; i++) { x = Math.Sin(x * y) * Math.Tanh(x); y = Math.Cos(y * z); z = Math.Exp(-z * x); if (x > z) { x = x * y; } }")]
    public void So_many_iterations_fit_as_the_comment_says(string loop)
    {
        GeneratorRun run = GeneratorRun.Of(Program(loop));
        Match extent = Extent().Match(run.Generated());
        Assert.True(extent.Success, run.Generated());
        int iterations = int.Parse(extent.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

        Type loopType = CompiledCode.Load(run.Compilation).Method("Program", "FGradient").DeclaringType!.GetNestedType("FDerivativeLoop", System.Reflection.BindingFlags.NonPublic)!;
        Type residual = loopType.GetInterfaces().Single(static type => type.Name.StartsWith("IReversibleLoop", StringComparison.Ordinal)).GetGenericArguments()[1];
        Func<int, int, bool> fits = typeof(LoopRemarkTests).GetMethod(nameof(Fits), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(residual).CreateDelegate<Func<int, int, bool>>();

        output.WriteLine(extent.Value);
        Assert.True(fits(iterations, Loop.Memory), $"{iterations} of {residual} do not fit.");
        Assert.False(fits(iterations + 1, Loop.Memory), $"More than {iterations} of {residual} fit.");
    }

    [Fact]
    public void The_memory_of_inner_loops_and_the_users_are_known()
    {
        const string Inner = "for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) { x = a * x + b; } }";
        int inner = Loop.InnerMemory - (Loop.InnerMemory / 7);
        int little = 700 - (700 / 7);

        Assert.Contains($"up to {inner / 8:N0}".Replace(',', ' '), GeneratorRun.Of(Program(Inner)).Generated(), StringComparison.Ordinal);
        Assert.Contains(
            $"On the stack up to {inner / 8} iterations, in rented memory up to 1 250 iterations, then checkpoints.",
            GeneratorRun.Of(Program(Inner, "LoopMemory = 10_000")).Generated(), StringComparison.Ordinal);
        Assert.Contains($"up to {little / 8} iterations", GeneratorRun.Of(Program(Inner, "LoopMemory = 700")).Generated(), StringComparison.Ordinal);
    }

    private static bool Fits<TResidual>(int iterations, int memory)
        where TResidual : unmanaged => CountingLoop<TResidual>.Fits(iterations, memory);

    private static string Program(string loop, string option = "Also = Derivatives.None") => $$"""
        using System;
        using Differentiable;

        public static partial class Program
        {
            [Differentiable(Gradient = GradientMode.Reverse, {{option}})]
            public static double F(double x, double a, double b, int n)
            {
                {{loop}}
                return x;
            }
        }
        """;

    [GeneratedRegex("On the stack up to ([0-9 ]+) iterations")]
    private static partial Regex Extent();
}
