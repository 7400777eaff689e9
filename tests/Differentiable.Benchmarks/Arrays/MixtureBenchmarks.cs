using AdBench.Gmm;
using BenchmarkDotNet.Attributes;

namespace Differentiable.Benchmarks;

/// <content>Gaussian mixtures. Differences would take a thousand times as long as the value, and more: they are left out.</content>
public partial class ArrayBenchmarks
{
    private const string Mixture10 = "GMM, d = 10, K = 25, n = 1 000";
    private const string Mixture64 = "GMM, d = 64, K = 10, n = 1 000";

    private readonly GmmProblem _mixture10 = GmmProblem.Random(10, 25, 1_000, seed: 8);
    private readonly GmmProblem _mixture64 = GmmProblem.Random(64, 10, 1_000, seed: 9);
    private readonly double[] _mixture10Gradient = new double[25 * 11 * 12 / 2];
    private readonly double[] _mixture64Gradient = new double[10 * 65 * 66 / 2];
    private readonly HandWrittenMixture _handWritten10 = new(25, 10);
    private readonly HandWrittenMixture _handWritten64 = new(10, 64);

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Mixture10)]
    public double Mixture10Value() => Value(_mixture10);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Mixture10)]
    public double Mixture10Generated() => Generated(_mixture10, _mixture10Gradient);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Mixture10)]
    public double Mixture10ByHand() => ByHand(_handWritten10, _mixture10, _mixture10Gradient);

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Mixture64)]
    public double Mixture64Value() => Value(_mixture64);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Mixture64)]
    public double Mixture64Generated() => Generated(_mixture64, _mixture64Gradient);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Mixture64)]
    public double Mixture64ByHand() => ByHand(_handWritten64, _mixture64, _mixture64Gradient);

    private static double Value(GmmProblem p) => GaussianMixture.LogPosterior(p.Alphas, p.Means, p.Factors, p.Points, p.Gamma, p.M);

    private static double Generated(GmmProblem p, Span<double> gradient)
    {
        (int k, int dk) = (p.Alphas.Length, p.Means.Length);
        return GaussianMixture.LogPosteriorValueAndGradient(
            p.Alphas, p.Means, p.Factors, p.Points, p.Gamma, p.M, gradient[..k], gradient.Slice(k, dk), gradient[(k + dk)..]);
    }

    private static double ByHand(HandWrittenMixture mixture, GmmProblem p, Span<double> gradient)
    {
        (int k, int dk) = (p.Alphas.Length, p.Means.Length);
        return mixture.ValueAndGradient(p.Alphas, p.Means, p.Factors, p.Points, p.Gamma, p.M, gradient[..k], gradient.Slice(k, dk), gradient[(k + dk)..]);
    }
}
