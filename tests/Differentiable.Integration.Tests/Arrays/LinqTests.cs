using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>What LINQ does at the edges, derivatives do: empty sequences, NaN, zeros of both signs, floats that are added up in double. Derivatives are compared in MatrixTests.</summary>
public sealed class LinqTests
{
    public static TheoryData<double[]> Sequences => new()
    {
        { [1, 3, 2] },
        { [double.NaN, 3, 2] },
        { [3, double.NaN, 5] },
        { [1, 2, double.NaN] },
        { [double.NaN, double.NaN] },
        { [0.0, -0.0, 0.0] },
        { [-0.0, 0.0] },
        { [double.NegativeInfinity, double.NaN] },
        { [double.PositiveInfinity, double.NegativeInfinity] },
        { [-7] },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Values_have_the_bits_of_LINQ(double[] x)
    {
        AssertSameBits(x.Max(), LinqExamples.LargestValueAndGradient(x).Value);
        AssertSameBits(x.Min(), LinqExamples.SmallestValueAndGradient(x).Value);
        AssertSameBits(x.Average(), LinqExamples.MeanValueAndGradient(x).Value);
    }

    [Fact]
    public void At_a_tie_the_first_counts()
    {
        Assert.Equal([0, 1, 0], LinqExamples.LargestGradient([1, 3, 3]));
        Assert.Equal([1, 0, 0], LinqExamples.SmallestGradient([1, 1, 3]));
    }

    [Fact]
    public void Of_nothing_there_is_no_largest_smallest_or_mean()
    {
        Assert.Throws<InvalidOperationException>(static () => LinqExamples.Largest([]));
        Assert.Throws<InvalidOperationException>(static () => LinqExamples.LargestGradient([]));
        Assert.Throws<InvalidOperationException>(static () => LinqExamples.SmallestJvp([], []));
        Assert.Throws<InvalidOperationException>(static () => LinqExamples.MeanVjp([], 1));
    }

    /// <summary>Rounded once, at the end: in float each step would lose what is added.</summary>
    [Fact]
    public void Floats_are_added_up_in_double()
    {
        float[] x = [.. Enumerable.Repeat(16_777_216f, 3), .. Enumerable.Repeat(1f, 40)];
        Assert.Equal(LinqExamples.Total(x), LinqExamples.TotalValueAndGradient(x).Value);
        Assert.Equal(1 + (2 * 16_777_216f / x.Length), LinqExamples.TotalGradient(x)[0]);
    }

    /// <summary>A query goes through the array while it is enumerated: its variable cannot get another one meanwhile.</summary>
    [Fact]
    public void An_array_that_is_enumerated_cannot_be_replaced()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System.Linq;
            using Differentiable;
            public static partial class P
            {
                [Differentiable]
                public static double F(double[] x)
                {
                    double[] a = [.. x];
                    double sum = 0;
                    foreach (double v in a.Skip(1)) { sum += v; a = [.. a.Select(b => b * v)]; }
                    return sum;
                }
            }
            """);

        Diagnostic diagnostic = Assert.Single(run.Analyze());
        Assert.Equal("DIFF0102", diagnostic.Id);
        Assert.Contains("go through a copy", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    private static void AssertSameBits(double expected, double actual) => Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{actual} is not {expected}.");
}
