namespace Differentiable.Testing.RandomPrograms;

/// <summary>Loops written out mean what the loops mean, to C# and to the oracle.</summary>
public sealed class UnrollTests
{
    [Fact]
    public void Programs_written_out_have_the_same_values_and_derivatives()
    {
        (RandomProgram Rolled, RandomProgram Unrolled)[] pairs =
        [
            .. Enumerable.Range(0, 400)
                .Select(static s => RandomProgramGenerator.Generate(s, RandomProgramOptions.Default))
                .Select(static p => (p, LoopUnroller.Unroll(p)))
                .Where(static p => p.p.Source != p.Item2.Source),
        ];
        Assert.True(pairs.Length > 50, $"{pairs.Length} programs were changed.");

        CompiledProgram compiled = CompiledProgram.Compile(pairs.Select(static p => p.Unrolled));

        foreach ((RandomProgram rolled, RandomProgram unrolled) in pairs)
        {
            foreach (object[] arguments in rolled.SampleArguments(4))
            {
                if (Outcomes.Of(() => Oracle.Value(rolled, arguments)) is not long bits)
                {
                    continue;
                }

                Assert.Equal(bits, Outcomes.Of(() => compiled.Invoke(unrolled, arguments)));
                AssertSame(Oracle.Trace(rolled, arguments), Oracle.Trace(unrolled, arguments));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs.Length} programs\n{pairs[0].Rolled}\n{pairs[0].Unrolled}");
    }

    [Fact]
    public void No_constant_loop_is_left()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            RandomProgram unrolled = LoopUnroller.Unroll(RandomProgramGenerator.Generate(seed, RandomProgramOptions.Default with
            {
                Features = RandomProgramFeatures.Scalars
                    & ~(RandomProgramFeatures.LoopExits | RandomProgramFeatures.LoopReturns | RandomProgramFeatures.EarlyReturns),
            }));

            Assert.Equal(0, LoopFeatureCounter.Count(unrolled)[LoopFeature.ConstantTrips]);
        }
    }

    private static void AssertSame(OracleTrace expected, OracleTrace actual)
    {
        double[] direction = [.. expected.ActiveParameters.Select(static (_, i) => 0.7 - (0.4 * i))];
        Assert.Equal(expected.Gradient(), actual.Gradient());
        Assert.Equal(expected.Hvp(direction), actual.Hvp(direction));
    }
}
