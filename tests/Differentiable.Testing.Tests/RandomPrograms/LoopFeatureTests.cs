namespace Differentiable.Testing.RandomPrograms;

/// <summary>Random programs contain loops of every kind, and none where they are switched off.</summary>
public sealed class LoopFeatureTests
{
    private const int Programs = 300;

    [Fact]
    public void A_batch_contains_every_feature_of_loops()
    {
        RandomProgram[] programs = Generate(RandomProgramOptions.Default);
        IReadOnlyDictionary<LoopFeature, int>[] counts = [.. programs.Select(LoopFeatureCounter.Count)];

        foreach (LoopFeature feature in Enum.GetValues<LoopFeature>())
        {
            int having = counts.Count(c => c[feature] > 0);
            TestContext.Current.TestOutputHelper?.WriteLine($"{feature}: in {having} programs, {counts.Sum(c => c[feature])} times");
            Assert.True(having >= 3, $"{feature}: in {having} of {Programs} programs.");
        }
    }

    [Theory]
    [InlineData(RandomProgramFeatures.Scalars & ~RandomProgramFeatures.Loops)]
    [InlineData(RandomProgramFeatures.None)]
    public void Without_the_feature_there_is_no_loop(RandomProgramFeatures features)
    {
        RandomProgram[] programs = Generate(new() { Features = features });

        Assert.All(programs, static p => Assert.All(LoopFeatureCounter.Count(p), static c => Assert.Equal(0, c.Value)));
    }

    [Theory]
    [InlineData(RandomProgramFeatures.WhileLoops, LoopFeature.While, LoopFeature.Do)]
    [InlineData(RandomProgramFeatures.ForEachLoops, LoopFeature.ForEach)]
    [InlineData(RandomProgramFeatures.LoopExits, LoopFeature.Break, LoopFeature.Continue, LoopFeature.Endless)]
    [InlineData(RandomProgramFeatures.LoopReturns, LoopFeature.Return)]
    [InlineData(RandomProgramFeatures.TupleAssignments, LoopFeature.TupleAssignment, LoopFeature.Swap, LoopFeature.IntegerTuple)]
    [InlineData(RandomProgramFeatures.ActiveConditions | RandomProgramFeatures.IntegerCasts, LoopFeature.ActiveCondition)]
    public void A_part_of_the_feature_can_be_switched_off(RandomProgramFeatures part, params LoopFeature[] absent)
    {
        RandomProgram[] programs = Generate(new() { Features = RandomProgramFeatures.Scalars & ~part });

        Assert.Contains(programs, static p => LoopFeatureCounter.Count(p)[LoopFeature.For] > 0);
        Assert.All(programs, p => Assert.All(absent, f => Assert.Equal(0, LoopFeatureCounter.Count(p)[f])));
    }

    [Fact]
    public void Loops_keep_the_work_of_a_run_and_its_values_moderate()
    {
        List<int> sizes = [];
        double largest = 0;
        foreach ((RandomProgram program, OracleTrace trace) in Traces.Of(RandomProgramOptions.Default, 1000))
        {
            sizes.Add(trace.Tape.Nodes.Count);
            double value = trace.Tape.Nodes.Max(static n => double.IsFinite(n.Value) ? Math.Abs(n.Value) : 0);
            largest = Math.Max(largest, value);
            Assert.True(trace.Tape.Nodes.Count < 20_000, $"{trace.Tape.Nodes.Count}\n{program}");
            Assert.True(value < 1e6, $"{value}\n{program}");
        }

        sizes.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"operations: median {sizes[sizes.Count / 2]}, 99% {sizes[sizes.Count * 99 / 100]}, most {sizes[^1]}; largest value {largest:e1}");
        Assert.True(sizes[sizes.Count * 99 / 100] < 5000);
    }

    private static RandomProgram[] Generate(RandomProgramOptions options) =>
        [.. Enumerable.Range(0, Programs).Select(s => RandomProgramGenerator.Generate(s, options))];
}
