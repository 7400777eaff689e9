using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;

namespace Differentiable.Integration.Tests;

/// <summary>
/// Random programs, differentiated by the generator and compared with an oracle that interprets the program's own tree in dual numbers and shares no code with
/// the compiler.
/// </summary>
/// <remarks>
/// The number of programs and the first seed come from RANDOM_PROGRAMS and RANDOM_SEED; without them, 300 programs from a seed of the day. A program that fails
/// is made small; RANDOM_SHRINKING says how many attempts that may take.
/// Blind to guards that fire, which sample points avoid.
/// </remarks>
public sealed class RandomProgramTests(ITestOutputHelper output)
{
    private const int BatchSize = 50;

    private static readonly RandomProgramCheck Programs = new(pointsPerProgram: 4, Setting.Of("RANDOM_SHRINKING", 300));

    private static readonly RandomProgramOptions Options = RandomProgramOptions.Default with
    {
        // What the language does not have: casts that lose a derivative, calls of methods without one.
        Features = RandomProgramFeatures.Scalars & ~(RandomProgramFeatures.IntegerCasts | RandomProgramFeatures.PassiveHelpers),
        EntryAttribute = "Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)",
        ArrayEntryAttribute = "Differentiable(Also = Derivatives.Hvp)",
        HelperAttribute = "Differentiable",
    };

    [Fact]
    public void Derivatives_of_random_programs_agree_with_the_oracle()
    {
        int count = Setting.Of("RANDOM_PROGRAMS", 300);
        int first = Setting.Of("RANDOM_SEED", 1000 * DateTime.UtcNow.DayOfYear);
        int compared = 0;

        for (int start = first; start < first + count; start += BatchSize)
        {
            RandomProgram[] programs = [.. Enumerable.Range(start, Math.Min(BatchSize, first + count - start)).Select(static seed => RandomProgramGenerator.Generate(seed, OptionsOf(seed)))];
            compared += Programs.Check(programs);
        }

        output.WriteLine($"{count} programs from seed {first}, {compared} derivatives compared.");
        Assert.True(compared > count, "Hardly anything was compared.");
    }

    /// <summary>Long programs are cut into parts; short random ones never are.</summary>
    [Fact]
    public void Derivatives_of_long_random_programs_agree_with_the_oracle()
    {
        int first = Setting.Of("RANDOM_SEED", 1000 * DateTime.UtcNow.DayOfYear);
        RandomProgram[] programs = [.. Enumerable.Range(first, 12).Select(static seed => RandomProgramGenerator.Generate(seed, OptionsOf(seed) with { MaximumStatements = 200 }))];

        output.WriteLine($"{programs.Length} long programs from seed {first}, {Programs.Check(programs)} derivatives compared.");
    }

    /// <summary>
    /// As many programs with arrays as RANDOM_ARRAY_PROGRAMS says, from RANDOM_ARRAY_SEED. The seeds are always the same: of programs whose second derivatives cancel almost entirely, the comparison still asks
    /// for more digits than the arithmetic has, and what a new seed brings has to be looked at.
    /// </summary>
    [Fact]
    public void Derivatives_of_random_programs_with_arrays_agree_with_the_oracle()
    {
        RandomProgram[] programs = [.. Enumerable.Range(FirstWithArrays, Setting.Of("RANDOM_ARRAY_PROGRAMS", 40)).Select(static seed => RandomProgramGenerator.Generate(seed, WithArrays(seed)))];
        output.WriteLine($"{programs.Length} programs with arrays, {Programs.Check(programs)} derivatives compared.");
    }

    /// <summary>Half as many others that have some, with matrices for the local arrays; the oracle sees arrays.</summary>
    [Fact]
    public void Derivatives_of_random_programs_with_matrices_agree_with_the_oracle() => CheckRewritten(first: 7001, "matrices", MatrixRewriter.Rewrite);

    /// <summary>The same with arrays of arrays for the local arrays.</summary>
    [Fact]
    public void Derivatives_of_random_programs_with_arrays_of_arrays_agree_with_the_oracle() => CheckRewritten(first: 9001, "arrays of arrays", MatrixRewriter.RewriteJagged);

    /// <summary>The same with inline arrays for the local arrays of constant length, some of which methods return.</summary>
    [Fact]
    public void Derivatives_of_random_programs_with_inline_arrays_agree_with_the_oracle() => CheckRewritten(first: 8001, "inline arrays", InlineArrayRewriter.Rewrite);

    /// <summary>The same with switches for branches.</summary>
    [Fact]
    public void Derivatives_of_random_programs_with_switches_agree_with_the_oracle() => CheckRewritten(first: 6001, "switches", SwitchRewriter.Rewrite);

    private void CheckRewritten(int first, string what, Func<string, (string Source, int Count)> rewrite)
    {
        int count = 0;
        RandomProgramCheck check = new(pointsPerProgram: 4, Setting.Of("RANDOM_SHRINKING", 300), source =>
        {
            (string rewritten, int inSource) = rewrite(source);
            count += inSource;
            return rewritten;
        });
        RandomProgram[] programs =
        [
            .. Enumerable.Range(first, 10_000)
                .Select(static seed => RandomProgramGenerator.Generate(seed, WithArrays(seed)))
                .Where(program => rewrite(program.ToString()).Count > 0)
                .Take(Setting.Of("RANDOM_ARRAY_PROGRAMS", 40) / 2),
        ];
        int compared = check.Check(programs);
        output.WriteLine($"{programs.Length} programs with {count} {what}, {compared} derivatives compared.");
        Assert.True(count >= programs.Length, $"Only {count} became {what}.");
    }

    /// <summary>The same methods as ones that return or fill arrays, with and without arrays inside. The seeds are always the same, as those above.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void Derivatives_of_random_programs_in_arrays_agree_with_the_oracle(bool hasArrays)
    {
        RandomProgram[] programs =
        [
            .. Enumerable.Range(FirstWithArrays, Setting.Of("RANDOM_ARRAY_PROGRAMS", 40) / 4)
                .Select(seed => RandomProgramGenerator.Generate(seed, (hasArrays ? WithArrays(seed) : OptionsOf(seed)) with { HasArrayForms = true })),
        ];
        output.WriteLine($"{programs.Length} programs in arrays, {Programs.Check(programs)} derivatives compared.");
    }

    /// <summary>Loops with constant numbers of iterations are not written out in half of the programs.</summary>
    private static RandomProgramOptions OptionsOf(int seed) => seed % 2 == 0 ? Options : Rolled(Options);

    private static int FirstWithArrays => Setting.Of("RANDOM_ARRAY_SEED", 5001);

    private static RandomProgramOptions WithArrays(int seed) => OptionsOf(seed) with
    {
        Features = Options.Features | RandomProgramFeatures.Arrays,
        RequiredFeatures = RandomProgramFeatures.Arrays,
    };

    private static RandomProgramOptions Rolled(RandomProgramOptions options) => options with
    {
        EntryAttribute = "Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian, LoopUnrolling = LoopUnrolling.Never, LoopMemory = 8)",
        ArrayEntryAttribute = "Differentiable(Also = Derivatives.Hvp, LoopUnrolling = LoopUnrolling.Never, LoopMemory = 8)",
        HelperAttribute = "Differentiable(LoopUnrolling = LoopUnrolling.Never, LoopMemory = 8)",
    };
}
