using AdBench;

namespace Differentiable.Integration.Tests.AdBench;

/// <summary>Every reference output of ADBench's Gaussian mixture, bundle adjustment and recurrent network.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("gmm/1k/gmm_d2_K5.txt")]
    [InlineData("gmm/1k/gmm_d10_K25.txt")]
    [InlineData("gmm/1k/gmm_d20_K50.txt")]
    [InlineData("gmm/1k/gmm_d64_K10.txt")]
    [InlineData("gmm/10k/gmm_d2_K5.txt")]
    [InlineData("gmm/ext/gmmx_d3_K4_n50_m2.txt")]
    [InlineData("gmm/ext/gmmx_d5_K7_n200_m3.txt")]
    [InlineData("ba/ba1_n49_m7776_p31843.txt")]
    [InlineData("ba/ba4_n372_m47423_p204472.txt")]
    [InlineData("ba/ext/bax_n5_m30_p120.txt")]
    [InlineData("ba/ext/bax_n8_m60_p1500.txt")]
    [InlineData("lstm/lstm_l2_c1024.txt")]
    [InlineData("lstm/lstm_l4_c1024.txt")]
    public void Values_and_derivatives_are_those_of_ADBench(string input)
    {
        Comparison comparison = Comparison.WithReference(Data(), input);

        Assert.True(comparison.ValueRho < Rho.Tolerance && comparison.DerivativeRho < Rho.Tolerance, comparison.ToString());
    }

    [Fact]
    public void No_input_is_forgotten()
    {
        IEnumerable<string?> tested = typeof(ReferenceTests).GetMethod(nameof(Values_and_derivatives_are_those_of_ADBench))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(static attribute => ((InlineDataAttribute)attribute).Data[0] as string);

        Assert.Empty(Data().Inputs().Except(tested));
    }

    private static ReferenceData Data()
    {
        ReferenceData? data = ReferenceData.Find();
        Assert.SkipWhen(data is null, "The folder shared/data/adbench, beside the repository, is not there.");
        return data;
    }
}
