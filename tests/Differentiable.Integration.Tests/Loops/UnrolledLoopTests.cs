using System.Globalization;
using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;

namespace Differentiable.Integration.Tests.Loops;

/// <summary>
/// Random programs whose loops have a constant number of iterations have the derivatives of the same programs with their loops written out, whether the compiler
/// keeps the loops or writes them out itself.
/// </summary>
/// <remarks>The first seed comes from RANDOM_SEED; without it, from the day.</remarks>
public sealed class UnrolledLoopTests(ITestOutputHelper output)
{
    private const int Candidates = 100;
    private const int Least = 20;
    private const int Most = 40;
    private const int PointsPerProgram = 2;

    private static readonly RandomProgramOptions WrittenOut = RandomProgramOptions.Default with
    {
        // What can be written out: for loops that nothing leaves early.
        Features = RandomProgramFeatures.Loops | RandomProgramFeatures.TupleAssignments | RandomProgramFeatures.Branches | RandomProgramFeatures.ActiveConditions
            | RandomProgramFeatures.Helpers | RandomProgramFeatures.Integers | RandomProgramFeatures.Increments | RandomProgramFeatures.Float
            | RandomProgramFeatures.Kinks | RandomProgramFeatures.NoDerivative | RandomProgramFeatures.Reassignment | RandomProgramFeatures.MathFunctions,
        EntryAttribute = "Differentiable(LoopUnrolling = LoopUnrolling.Always)",
        HelperAttribute = "Differentiable(LoopUnrolling = LoopUnrolling.Always)",
    };

    private static readonly RandomProgramOptions Rolled = WrittenOut with
    {
        EntryAttribute = "Differentiable(LoopUnrolling = LoopUnrolling.Never)",
        HelperAttribute = "Differentiable(LoopUnrolling = LoopUnrolling.Never)",
    };

    [Fact]
    public void Rolled_and_unrolled_loops_have_the_same_derivatives()
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_SEED"), CultureInfo.InvariantCulture, out int seed) ? seed : 1000 * DateTime.UtcNow.DayOfYear;
        RandomProgram[] rolled = [.. Enumerable.Range(first, Candidates).Select(static seed => RandomProgramGenerator.Generate(seed, Rolled)).Where(HasConstantLoop).Take(Most)];
        Assert.True(rolled.Length >= Least, $"Only {rolled.Length} programs have a loop that can be written out.");

        CompiledCode code = Compile(rolled);
        Compare(rolled, code, Compile(rolled.Select(LoopUnroller.Unroll)), "by hand");
        Compare(rolled, code, Compile(rolled.Select(static program => RandomProgramGenerator.Generate(program.Seed, WrittenOut))), "by the compiler");
    }

    [Theory]
    [InlineData("LoopUnrolling.Automatic", 8, false)]
    [InlineData("LoopUnrolling.Automatic", 9, true)]
    [InlineData("LoopUnrolling.Never", 2, true)]
    [InlineData("LoopUnrolling.Always", 200, false)]
    public void The_attribute_decides_what_is_written_out(string unrolling, int iterations, bool isRolled)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using System;
            using Differentiable;

            public static partial class Program
            {
                [Differentiable(Also = Derivatives.Hvp, LoopUnrolling = {{unrolling}})]
                public static double F(double x, double a)
                {
                    for (int i = 0; i < {{iterations}}; i++) { x = Math.Sin(a * x + i); }
                    return x;
                }
            }
            """);

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(isRolled, run.Generated().Contains("Differentiable.Loops.", StringComparison.Ordinal));
        Assert.Equal(isRolled, !run.Generated().Contains($"{iterations} iterations, written out.", StringComparison.Ordinal));
    }

    private void Compare(RandomProgram[] programs, CompiledCode rolled, CompiledCode unrolled, string how)
    {
        UnrolledLoopComparison comparison = new(rolled, unrolled);

        foreach (RandomProgram program in programs)
        {
            foreach (object[] arguments in program.SampleArguments(PointsPerProgram))
            {
                comparison.Compare(program, arguments);
            }
        }

        output.WriteLine($"{programs.Length} programs unrolled {how}: {comparison.Numbers} numbers, {comparison.Rounded} of them equal but for rounding, all others exactly.");
        Assert.True(comparison.Numbers > programs.Length * PointsPerProgram, "Hardly anything was compared.");
    }

    private static bool HasConstantLoop(RandomProgram program) => LoopUnroller.Unroll(program).Source != program.Source;

    private static CompiledCode Compile(IEnumerable<RandomProgram> programs)
    {
        GeneratorRun run = GeneratorRun.Of([.. programs.Select(static program => program.Source)]);
        Assert.Empty(run.GeneratorDiagnostics);
        return CompiledCode.Load(run.Compilation);
    }
}
