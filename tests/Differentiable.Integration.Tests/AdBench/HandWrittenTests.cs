using AdBench;
using AdBench.Ba;
using AdBench.Gmm;
using AdBench.Lstm;
using Differentiable.Benchmarks;

namespace Differentiable.Integration.Tests.AdBench;

/// <summary>The hand-written gradients that the benchmarks compare with do the same work: the same values, to the last bit but in bundle adjustment, and the same gradients.</summary>
public sealed class HandWrittenTests
{
    // The same sums of products in another order.
    private const double RoundingTolerance = 1e-12;

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 5, 30)]
    [InlineData(10, 25, 40)]
    [InlineData(19, 3, 20)]
    public void Gaussian_mixture(int d, int k, int n)
    {
        GmmProblem problem = GmmProblem.Random(d, k, n, seed: 31);
        double[] alphas = new double[problem.Alphas.Length];
        double[] means = new double[problem.Means.Length];
        double[] factors = new double[problem.Factors.Length];

        double value = new HandWrittenMixture(k, d).ValueAndGradient(
            problem.Alphas, problem.Means, problem.Factors, problem.Points, problem.Gamma, problem.M, alphas, means, factors);

        Assert.Equal(GaussianMixture.LogPosterior(problem.Alphas, problem.Means, problem.Factors, problem.Points, problem.Gamma, problem.M), value);
        Assert.InRange(Rho.Largest(problem.Differentiate().Derivatives, [.. alphas, .. means, .. factors]), 0, RoundingTolerance);
    }

    [Fact]
    public void Bundle_adjustment()
    {
        BaProblem problem = BaProblem.Random(4, 7, 28, seed: 32);
        (double[] expectedValues, double[] expectedDerivatives) = problem.Differentiate();
        double[] values = new double[expectedValues.Length];
        double[] derivatives = new double[expectedDerivatives.Length];

        HandWrittenAdjustment.Differentiate(problem, values, derivatives);

        Assert.InRange(Rho.Largest(expectedValues, values), 0, RoundingTolerance);
        Assert.InRange(Rho.Largest(expectedDerivatives, derivatives), 0, RoundingTolerance);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 40, 14)]
    [InlineData(3, 7, 4)]
    public void Recurrent_network(int layers, int c, int b)
    {
        LstmProblem problem = LstmProblem.Random(layers, c, b, seed: 33);
        double[] main = new double[problem.Main.Length];
        double[] extra = new double[problem.Extra.Length];

        double value = new HandWrittenNetwork(layers, b, c - 1).ValueAndGradient(problem.Main, problem.Extra, problem.State, problem.Sequence, main, extra);

        Assert.Equal(problem.Values()[0], value);
        Assert.InRange(Rho.Largest(problem.Differentiate().Derivatives, [.. main, .. extra]), 0, RoundingTolerance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void Rosenbrock(int n)
    {
        double[] x = ArrayInputs.Between(-2, 2, n, seed: 34);
        double[] gradient = new double[n];

        Assert.Equal(ArrayFunctions.Rosenbrock(x), HandWrittenArrays.Rosenbrock(x, gradient));
        Assert.InRange(Rho.Largest(ArrayFunctions.RosenbrockGradient(x), gradient), 0, RoundingTolerance);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(30, 7)]
    public void Logistic_regression(int n, int d)
    {
        double[] weights = ArrayInputs.Between(-1, 1, d, seed: 35);
        double[] x = ArrayInputs.Between(-1, 1, n * d, seed: 36);
        int[] y = ArrayInputs.Labels(n, seed: 37);
        double[] gradient = new double[d];

        (double value, double intercept) = HandWrittenArrays.LogisticRegression(weights, 0.3, x, y, gradient);

        (double[] expected, double expectedIntercept) = ArrayFunctions.LogisticRegressionGradient(weights, 0.3, x, y);
        Assert.Equal(ArrayFunctions.LogisticRegression(weights, 0.3, x, y), value);
        Assert.InRange(Rho.Largest([.. expected, expectedIntercept], [.. gradient, intercept]), 0, RoundingTolerance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(100)]
    public void Product(int n)
    {
        double[] x = ArrayInputs.Between(0.9, 1.1, n, seed: 38);
        double[] gradient = new double[n];
        double[] fromBothEnds = new double[n];
        double[] expected = ArrayFunctions.ProductGradient(x);

        Assert.Equal(ArrayFunctions.Product(x), HandWrittenArrays.Product(x, gradient));
        Assert.Equal(ArrayFunctions.Product(x), HandWrittenArrays.ProductFromBothEnds(x, fromBothEnds));
        Assert.InRange(Rho.Largest(expected, gradient), 0, RoundingTolerance);
        Assert.InRange(Rho.Largest(expected, fromBothEnds), 0, RoundingTolerance);
    }
}
