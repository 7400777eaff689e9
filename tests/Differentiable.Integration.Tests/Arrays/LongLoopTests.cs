namespace Differentiable.Integration.Tests.Arrays;

/// <summary>What a long loop adds to a part of an array is added once, although iterations run again on the way back.</summary>
public sealed class LongLoopTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(5_000)]
    public void The_value_beside_a_pullback_is_the_methods_own(int steps)
    {
        double[] expected = new double[2];
        double[] value = new double[2];
        LongLoopExamples.AddedToPart(0.3, 0.2, steps, expected);
        LongLoopExamples.AddedToPartVjp(0.3, 0.2, steps, value, [1, 1]);
        Assert.Equal(expected, value);
    }
}
