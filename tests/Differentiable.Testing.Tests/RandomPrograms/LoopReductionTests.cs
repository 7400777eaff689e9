namespace Differentiable.Testing.RandomPrograms;

/// <summary>Whatever the shrinker takes away, loops stop and C# accepts them.</summary>
public sealed class LoopReductionTests
{
    [Fact]
    public void All_smaller_programs_stop()
    {
        int looping = 0;
        foreach (RandomProgram program in Looping(25))
        {
            foreach (RandomProgram smaller in ProgramShrinker.SmallerThan(program))
            {
                looping += LoopFeatureCounter.Count(smaller).Any(static c => c.Value > 0) ? 1 : 0;

                AssertStops(smaller);
            }
        }

        Assert.True(looping > 1000, $"{looping} smaller programs with loops.");
    }

    /// <summary>Many steps of reduction, each at random, so that what bounded a loop in the whole program is long gone.</summary>
    [Fact]
    public void Programs_made_smaller_many_times_stop_and_compile()
    {
        RandomSource random = new(3);
        List<RandomProgram> programs = [];
        foreach (RandomProgram whole in Looping(25))
        {
            RandomProgram program = whole;
            for (int step = 0; step < 25; step++)
            {
                RandomProgram[] smaller = ProgramShrinker.SmallerThan(program);
                if (smaller.Length == 0)
                {
                    break;
                }

                program = random.Pick(smaller);
                AssertStops(program);
                if (step % 5 == 4)
                {
                    programs.Add(program with { Seed = (100 * whole.Seed) + step });
                }
            }
        }

        CompiledProgram compiled = CompiledProgram.Compile(programs);

        // CS0162: code that cannot be reached.
        Assert.DoesNotContain(compiled.Diagnostics, static d => d.Id == "CS0162");
        foreach (RandomProgram program in programs)
        {
            foreach (object[] arguments in program.SampleArguments(2))
            {
                Assert.Equal(Outcomes.Of(() => Oracle.Value(program, arguments)), Outcomes.Of(() => compiled.Invoke(program, arguments)));
            }
        }
    }

    [Fact]
    public void A_loop_shrinks_away_where_it_does_not_matter_and_stays_where_it_does()
    {
        RandomProgram program = Enumerable.Range(0, 1000)
            .Select(static s => RandomProgramGenerator.Generate(s, RandomProgramOptions.Default))
            .First(static p => LoopFeatureCounter.Count(p)[LoopFeature.Do] > 0 && LoopFeatureCounter.Count(p)[LoopFeature.Nested] > 0 && p.Source.Length > 3000);

        RandomProgram shrunk = ProgramShrinker.Shrink(program, static p => LoopFeatureCounter.Count(p)[LoopFeature.Do] > 0, 5000);

        TestContext.Current.TestOutputHelper?.WriteLine(shrunk.ToString());
        Assert.Equal(0, LoopFeatureCounter.Count(shrunk)[LoopFeature.Nested]);
        Assert.True(shrunk.Source.Length < 700, shrunk.ToString());
    }

    private static IEnumerable<RandomProgram> Looping(int count) => Enumerable.Range(0, 1000)
        .Select(static s => RandomProgramGenerator.Generate(s, RandomProgramOptions.Default))
        .Where(static p => LoopFeatureCounter.Count(p).Any(static c => c.Value > 0))
        .Take(count);

    /// <summary>A loop without an end throws another exception than those that are outcomes.</summary>
    private static void AssertStops(RandomProgram program)
    {
        foreach (object[] arguments in program.SampleArguments(2))
        {
            Exception? exception = Record.Exception(() => Outcomes.Of(() => Oracle.Value(program, arguments)));
            Assert.True(exception is null, $"{exception?.Message}\n{program}");
        }
    }
}
