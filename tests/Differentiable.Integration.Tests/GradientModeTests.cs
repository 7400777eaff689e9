using Differentiable.Testing.Harness;
using Differentiable.Testing.Purity;
using Differentiable.Testing.RandomPrograms;

namespace Differentiable.Integration.Tests;

/// <summary>Gradients of the same random programs, forced to run forward and in reverse: both agree with the oracle, and their values are the method's to the last bit.</summary>
public sealed class GradientModeTests(ITestOutputHelper output)
{
    private const int PointsPerProgram = 4;

    [Fact]
    public void Both_modes_agree_with_the_oracle()
    {
        int first = 1000 * DateTime.UtcNow.DayOfYear;
        (int compared, int inLanes) forward = Check(first, 60, RandomProgramOptions.Default, nameof(GradientMode.Forward));
        (int compared, int inLanes) reverse = Check(first, 60, RandomProgramOptions.Default, nameof(GradientMode.Reverse));

        output.WriteLine($"From seed {first}: {forward.compared} gradients compared, {forward.inLanes} programs in lanes.");
        Assert.Equal(forward.compared, reverse.compared);
        Assert.True(forward.inLanes > 12, $"Only {forward.inLanes} programs ran in lanes.");
        Assert.Equal(0, reverse.inLanes);
    }

    /// <summary>Long programs are cut into parts, which hand lanes over.</summary>
    [Fact]
    public void Lanes_of_long_programs_agree_with_the_oracle()
    {
        RandomProgramOptions options = RandomProgramOptions.Default with { MaximumStatements = 200 };

        Assert.True(Check(1000 * DateTime.UtcNow.DayOfYear, 8, options, nameof(GradientMode.Forward)).Compared > 0);
    }

    [Theory]
    [InlineData("double F(double x, double y) => x * y;", "Forward", "// Vector forward, as asked for: 2 inputs in one Vector128.")]
    [InlineData("float F(float x, float y, float z, float a, float b) => x * y * z * a * b;", "Forward", "// Vector forward, as asked for: 5 inputs in one Vector256.")]
    [InlineData("double F(double a, double b, double c, double d, double e, double f, double g, double h, double i) => a * b * c * d * e * f * g * h * i;", "Forward",
        "// Vector forward, as asked for: 9 inputs in Vector256 and Vector256 and Vector128.")]
    [InlineData("double F(double x, float y) => x * y;", "Forward", "// Forward, as asked for: 2 inputs, each with a tangent of its own, because lanes cannot carry them.")]
    [InlineData("double F(double x, double y) => x * y;", "Reverse", "// Reverse, as asked for: 2 inputs.")]
    [InlineData("double F(double x, double y) => x * y;", "Automatic", "// Reverse: 2 inputs; estimated at ")]
    public void The_file_says_which_mode_a_gradient_has(string method, string mode, string expected)
    {
        GeneratorRun run = GeneratorRun.Of($"using Differentiable;\npublic static partial class Program {{ [Differentiable(Gradient = GradientMode.{mode})] public static {method} }}");

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(2, run.Generated().Split(expected).Length - 1);
    }

    [Theory]
    [InlineData("", "// Reverse, as asked for")]
    [InlineData(", Gradient = GradientMode.Forward", "// Vector forward, as asked for")]
    public void A_declared_derivative_says_for_itself_or_follows_its_target(string property, string expected)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using Differentiable;
            public static partial class Program
            {
                [Differentiable(Gradient = GradientMode.Reverse)]
                public static double F(double x, double y) => x * y;

                [DerivativeOf(nameof(F), Derivatives.Gradient{{property}})]
                public static partial (double, double) Slopes(double x, double y);
            }
            """);

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains(expected, run.Generated("Slopes"));
    }

    /// <summary>A derivative of a derivative is made of one that can be differentiated again.</summary>
    [Fact]
    public void Derivatives_of_a_gradient_that_runs_in_lanes_nest()
    {
        CompiledCode code = CompiledCode.Load(GeneratorRun.Of("""
            using System; using Differentiable;
            public static partial class Program
            {
                [Differentiable(Gradient = GradientMode.Forward, Also = Derivatives.Hessian)]
                public static double F(double x, double y, double z) => Math.Sin(x * y) * z;

                [DerivativeOf(nameof(F), Derivatives.Gradient, WithRespectTo = ["z"])]
                public static partial double ByZ(double x, double y, double z);

                [Differentiable(Gradient = GradientMode.Forward)]
                public static double G(double x, double y, double z) => ByZ(x, y, z) + F(z, y, x);
            }
            """).Compilation);

        double[] gradient = FlatResult.Of(code.Invoke("Program", "GGradient", 0.3, 0.7, 1.1));
        double[] hessian = FlatResult.Of(code.Invoke("Program", "FHessian", 0.3, 0.7, 1.1));
        Assert.Equal((0.7 * Math.Cos(0.21)) + Math.Sin(0.77), gradient[0], 1e-15);
        Assert.Equal((0.3 * Math.Cos(0.21)) + (0.33 * Math.Cos(0.77)), gradient[1], 1e-15);
        Assert.Equal(0.21 * Math.Cos(0.77), gradient[2], 1e-15);
        Assert.Equal(0.7 * Math.Cos(0.21), hessian[2], 1e-15);
    }

    private static (int Compared, int InLanes) Check(int first, int count, RandomProgramOptions basis, string mode)
    {
        RandomProgramOptions options = basis with
        {
            Features = RandomProgramFeatures.Scalars & ~(RandomProgramFeatures.IntegerCasts | RandomProgramFeatures.PassiveHelpers),
            EntryAttribute = $"Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian, Gradient = GradientMode.{mode})",
            HelperAttribute = $"Differentiable(Gradient = GradientMode.{mode})",
        };
        RandomProgram[] programs = [.. Enumerable.Range(first, count).Select(seed => RandomProgramGenerator.Generate(seed, options))];
        GeneratorRun run = GeneratorRun.Of([.. programs.SelectMany(static program => (string[])[program.Source, program.DerivativeCallerSource])]);
        Assert.Empty(run.GeneratorDiagnostics);
        IReadOnlyList<PurityViolation> violations = PurityChecker.Check(run.Compilation, run.GeneratedTrees);
        Assert.True(violations.Count == 0, string.Join("\n", violations.Take(5)));

        CompiledCode code = CompiledCode.Load(run.Compilation);
        int compared = programs.Sum(program => program.SampleArguments(PointsPerProgram).Sum(arguments =>
            new RandomProgramComparison(program, code, arguments).CompareGradient(Oracle.Trace(program, arguments))));
        return (compared, run.GeneratedTrees.Count(static tree => tree.ToString().Contains("<double> ", StringComparison.Ordinal)));
    }
}
