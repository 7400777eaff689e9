namespace Differentiable.Testing.RandomPrograms;

/// <summary>The bounds admit correct code, whatever its association, and little else.</summary>
public sealed class BoundTests
{
    [Theory]
    [InlineData(RandomProgramFeatures.Scalars)]
    [InlineData(RandomProgramFeatures.Scalars & ~RandomProgramFeatures.Float)]
    public void Reverse_mode_with_rounded_partials_is_within_the_bounds(RandomProgramFeatures features)
    {
        RandomSource random = new(7);
        double worst = 0;
        foreach ((RandomProgram program, OracleTrace trace) in Traces.Of(new() { Features = features }, 400))
        {
            BoundedValue[] expected = trace.Gradient();

            double[] computed = ReverseSweep.Gradient(trace, random);

            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(expected[i].Admits(computed[i]), $"{expected[i]} {computed[i]}\n{program}");
                worst = expected[i].IsComparable
                    ? Math.Max(worst, Math.Abs(computed[i] - expected[i].Value) / expected[i].Bound)
                    : worst;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"worst error over bound: {worst}");
    }

    [Fact]
    public void Forward_over_reverse_mode_is_within_the_bounds()
    {
        RandomSource random = new(11);
        double worst = 0;
        foreach ((RandomProgram program, OracleTrace trace) in Traces.Of(RandomProgramOptions.Default, 400))
        {
            double[] direction = [.. trace.ActiveParameters.Select(static (_, i) => 0.7 - (0.4 * i))];
            BoundedValue[] expected = trace.Hvp(direction);

            double[] computed = ReverseSweep.Hvp(trace, direction, random);

            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(expected[i].Admits(computed[i]), $"{expected[i]} {computed[i]}\n{program}");
                worst = expected[i].IsComparable
                    ? Math.Max(worst, Math.Abs(computed[i] - expected[i].Value) / expected[i].Bound)
                    : worst;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"worst error over bound: {worst}");
    }

    [Theory]
    [InlineData(RandomProgramFeatures.Scalars & ~RandomProgramFeatures.Float, 1e-11)]
    [InlineData(RandomProgramFeatures.Scalars, 2e-3)]
    public void Bounds_are_small_against_the_sum_of_path_products(RandomProgramFeatures features, double limit)
    {
        List<double> first = [];
        List<double> second = [];
        foreach ((RandomProgram program, OracleTrace trace) in Traces.Of(new() { Features = features }, 250))
        {
            double[] direction = [.. trace.ActiveParameters.Select(static (_, i) => 0.3 + i)];
            first.AddRange(trace.Gradient().Where(static g => g.IsComparable && g.Sum > 1e-20).Select(static g => g.Bound / g.Sum));
            second.AddRange(trace.Hvp(direction).Where(static g => g.IsComparable && g.Sum > 1e-20).Select(static g => g.Bound / g.Sum));
        }

        first.Sort();
        second.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"first order: median {first[first.Count / 2]:e1}, 99% {first[first.Count * 99 / 100]:e1}; "
            + $"second order: median {second[second.Count / 2]:e1}, 99% {second[second.Count * 99 / 100]:e1}");
        Assert.True(first[first.Count * 99 / 100] < limit);
        Assert.True(second[second.Count * 99 / 100] < 100 * limit);
    }
}
