using AdBench;
using AdBench.Ba;
using AdBench.Gmm;
using AdBench.Lstm;

namespace Differentiable.Integration.Tests.AdBench;

/// <summary>The problems of ADBench on inputs that are made here: they need no data beside the repository.</summary>
public sealed class MadeInputTests
{
    // The sum of f''' h² / 6 and of the rounding of values over h = 6e-6: values are up to 1e3 and their rounding 1e-13, so 2e-8 where a derivative is of order one. In a
    // rotation, the values' third derivatives are of the order of the values.
    private const double DifferenceTolerance = 1e-7;

    // The same sums of products in another order, at most some thousand of them.
    private const double RoundingTolerance = 1e-12;

    public static TheoryData<string> Problems => [.. Made.Keys];

    private static Dictionary<string, IProblem> Made { get; } = new()
    {
        ["one component in one dimension"] = GmmProblem.Random(1, 1, 3, seed: 11),
        ["a mixture in two dimensions"] = GmmProblem.Random(2, 3, 10, seed: 12),
        ["a mixture in seven dimensions"] = GmmProblem.Random(7, 4, 20, seed: 13),
        ["one observation without a rotation"] = BaProblem.Random(1, 1, 1, seed: 14),
        ["observations"] = BaProblem.Random(3, 4, 12, seed: 15),
        ["one cell that predicts one element"] = LstmProblem.Random(1, 2, 1, seed: 16),
        ["three layers of cells"] = LstmProblem.Random(3, 9, 5, seed: 17),
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void Derivatives_agree_with_central_differences(string problem)
    {
        Comparison comparison = Comparison.WithDifferences(Made[problem]);

        Assert.Equal(0, comparison.ValueRho);
        Assert.InRange(comparison.DerivativeRho, 0, DifferenceTolerance);
    }

    /// <summary>Along a random direction v: the gradient's product with v, and forward mode's directional derivative.</summary>
    [Fact]
    public void Forward_mode_agrees_with_the_mixtures_gradient()
    {
        GmmProblem problem = GmmProblem.Random(7, 4, 20, seed: 18);
        RandomNumbers numbers = new(19);
        double[] alphas = numbers.Between(-1, 1, problem.Alphas.Length);
        double[] means = numbers.Between(-1, 1, problem.Means.Length);
        double[] factors = numbers.Between(-1, 1, problem.Factors.Length);

        (double value, double tangent) = GaussianMixture.LogPosteriorJvp(
            problem.Alphas, problem.Means, problem.Factors, problem.Points, problem.Gamma, problem.M, alphas, means, factors);

        Assert.Equal(GaussianMixture.LogPosterior(problem.Alphas, problem.Means, problem.Factors, problem.Points, problem.Gamma, problem.M), value);
        Assert.InRange(Rho.Of(Dot(problem.Differentiate().Derivatives, [.. alphas, .. means, .. factors]), tangent), 0, RoundingTolerance);
    }

    [Fact]
    public void Forward_mode_agrees_with_the_networks_gradient()
    {
        LstmProblem problem = LstmProblem.Random(3, 9, 5, seed: 20);
        RandomNumbers numbers = new(21);
        double[] main = numbers.Between(-1, 1, problem.Main.Length);
        double[] extra = numbers.Between(-1, 1, problem.Extra.Length);

        (double value, double tangent) = LongShortTermMemory.LossJvp(problem.Main, problem.Extra, problem.State, problem.Sequence, main, extra);

        Assert.Equal(problem.Values()[0], value);
        Assert.InRange(Rho.Of(Dot(problem.Differentiate().Derivatives, [.. main, .. extra]), tangent), 0, RoundingTolerance);
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, static (left, right) => left * right).Sum();
}
