namespace Differentiable.Testing.RandomPrograms;

/// <summary>Shrunk programs are valid, mean the same to C# and to the oracle, and are small.</summary>
public sealed class ShrinkerTests
{
    [Fact]
    public void Smaller_programs_compile_and_have_the_value_of_their_tree()
    {
        List<RandomProgram> programs = [];
        for (int seed = 0; seed < 60; seed++)
        {
            RandomProgram program = RandomProgramGenerator.Generate(seed, RandomProgramOptions.Default);
            RandomProgram[] smaller = ProgramShrinker.SmallerThan(program);
            int stride = Math.Max(1, smaller.Length / 12);
            programs.AddRange(smaller.Where((_, k) => k % stride == 0).Select((p, k) => p with { Seed = (seed * 1000) + k }));
        }

        CompiledProgram compiled = CompiledProgram.Compile(programs);

        foreach (RandomProgram program in programs)
        {
            object[] arguments = program.SampleArguments(1)[0];
            Assert.Equal(Outcomes.Of(() => compiled.Invoke(program, arguments)), Outcomes.Of(() => Oracle.Value(program, arguments)));
        }
    }

    [Fact]
    public void A_program_shrinks_to_little_more_than_what_makes_it_fail()
    {
        RandomProgram program = Enumerable.Range(0, 1000)
            .Select(static s => RandomProgramGenerator.Generate(s, RandomProgramOptions.Default))
            .First(static p => p.Source.Contains("Atan2(") && p.Source.Length > 4000);

        RandomProgram shrunk = ProgramShrinker.Shrink(program, static p => p.Source.Contains("Atan2("), 5000);

        TestContext.Current.TestOutputHelper?.WriteLine(shrunk.ToString());
        Assert.True(shrunk.Source.Length < 700, shrunk.ToString());
    }
}
