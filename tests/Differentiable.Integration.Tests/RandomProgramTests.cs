using System.Globalization;
using Differentiable.Testing.Harness;
using Differentiable.Testing.Purity;
using Differentiable.Testing.RandomPrograms;
using Microsoft.CodeAnalysis;

namespace Differentiable.Integration.Tests;

/// <summary>
/// Random programs, differentiated by the generator and compared with an oracle that interprets the program's own tree in dual numbers and shares no code with
/// the compiler.
/// </summary>
/// <remarks>
/// The number of programs and the first seed come from RANDOM_PROGRAMS and RANDOM_SEED; without them, 300 programs from a seed of the day.
/// Blind to guards that fire, which sample points avoid.
/// </remarks>
public sealed class RandomProgramTests(ITestOutputHelper output)
{
    private const int BatchSize = 50;
    private const int PointsPerProgram = 4;

    private static readonly RandomProgramOptions Options = RandomProgramOptions.Default with
    {
        // What the language does not have: casts that lose a derivative, calls of methods without one.
        Features = RandomProgramFeatures.All & ~(RandomProgramFeatures.IntegerCasts | RandomProgramFeatures.PassiveHelpers),
        EntryAttribute = "Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)",
        ArrayEntryAttribute = "Differentiable(Also = Derivatives.Hvp)",
        HelperAttribute = "Differentiable",
    };

    /// <summary>Loops with constant numbers of iterations are not written out.</summary>
    private static readonly RandomProgramOptions Rolled = Options with
    {
        EntryAttribute = "Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian, LoopUnrolling = LoopUnrolling.Never)",
        ArrayEntryAttribute = "Differentiable(Also = Derivatives.Hvp, LoopUnrolling = LoopUnrolling.Never)",
        HelperAttribute = "Differentiable(LoopUnrolling = LoopUnrolling.Never)",
    };

    [Fact]
    public void Derivatives_of_random_programs_agree_with_the_oracle()
    {
        int count = Setting("RANDOM_PROGRAMS", 300);
        int first = Setting("RANDOM_SEED", 1000 * DateTime.UtcNow.DayOfYear);
        int compared = 0;

        for (int start = first; start < first + count; start += BatchSize)
        {
            RandomProgram[] programs = [.. Enumerable.Range(start, Math.Min(BatchSize, first + count - start)).Select(static seed => RandomProgramGenerator.Generate(seed, seed % 2 == 0 ? Options : Rolled))];
            compared += Check(programs);
        }

        output.WriteLine($"{count} programs from seed {first}, {compared} derivatives compared.");
        Assert.True(compared > count, "Hardly anything was compared.");
    }

    /// <summary>Long programs are cut into parts; short random ones never are.</summary>
    [Fact]
    public void Derivatives_of_long_random_programs_agree_with_the_oracle()
    {
        int first = Setting("RANDOM_SEED", 1000 * DateTime.UtcNow.DayOfYear);
        RandomProgramOptions options = Options with { MaximumStatements = 200 };
        RandomProgram[] programs = [.. Enumerable.Range(first, 12).Select(seed => RandomProgramGenerator.Generate(seed, options))];

        output.WriteLine($"{programs.Length} long programs from seed {first}, {Check(programs)} derivatives compared.");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static int Check(RandomProgram[] programs)
    {
        GeneratorRun run = GeneratorRun.Of([.. programs.SelectMany(static program => (string[])[program.Source, program.DerivativeCallerSource])]);
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Empty(run.Analyze());
        AssertPure(run);
        CompiledCode code = CompiledCode.Load(run.Compilation);
        return programs.Sum(program => Check(program, code));
    }

    private static void AssertPure(GeneratorRun run)
    {
        IReadOnlyList<PurityViolation> violations = PurityChecker.Check(run.Compilation, run.GeneratedTrees);
        Assert.True(violations.Count == 0, string.Join("\n", violations.Take(5)));
    }

    private static int Check(RandomProgram program, CompiledCode code)
    {
        int compared = 0;

        foreach (object[] arguments in program.SampleArguments(PointsPerProgram))
        {
            OracleTrace trace = Oracle.Trace(program, arguments);
            compared += new RandomProgramComparison(program, code, arguments).Compare(trace);
        }

        return compared;
    }
}
