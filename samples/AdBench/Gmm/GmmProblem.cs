namespace AdBench.Gmm;

/// <summary>A mixture of normal distributions, and the points that it is to explain.</summary>
public sealed record GmmProblem(int Dimension, double[] Alphas, double[] Means, double[] Factors, double[] Points, double Gamma, int M) : IProblem
{
    public string Name => $"GMM d={Dimension} K={Components} n={Points.Length / Dimension}";

    private int Components => Alphas.Length;

    private double Constant => Components * WishartPrior.Constant(Dimension, Gamma, M);

    public static GmmProblem Read(Numbers numbers)
    {
        int d = numbers.NextInt();
        int k = numbers.NextInt();
        int n = numbers.NextInt();
        double[] alphas = numbers.NextDoubles(k);
        double[] means = numbers.NextDoubles(k * d);
        double[] factors = numbers.NextDoubles(k * d * (d + 1) / 2);
        double[] points = numbers.NextDoubles(n * d);
        return new(d, alphas, means, factors, points, numbers.NextDouble(), numbers.NextInt());
    }

    public static GmmProblem Random(int d, int k, int n, int seed)
    {
        RandomNumbers numbers = new(seed);
        double[] alphas = numbers.Between(-1, 1, k);
        double[] means = numbers.Between(0, 1, k * d);
        double[] factors = numbers.Between(-0.5, 0.5, k * d * (d + 1) / 2);
        return new(d, alphas, means, factors, numbers.Between(-2, 2, n * d), Gamma: 1.5, M: 2);
    }

    public double[] Values() => [GaussianMixture.LogPosterior(Alphas, Means, Factors, Points, Gamma, M) - Constant];

    public (double[] Values, double[] Derivatives) Differentiate()
    {
        double[] gradient = new double[Alphas.Length + Means.Length + Factors.Length];
        Span<double> alphas = gradient.AsSpan(0, Alphas.Length);
        Span<double> means = gradient.AsSpan(Alphas.Length, Means.Length);
        Span<double> factors = gradient.AsSpan(Alphas.Length + Means.Length);
        double value = GaussianMixture.LogPosteriorValueAndGradient(Alphas, Means, Factors, Points, Gamma, M, alphas, means, factors);
        return ([value - Constant], gradient);
    }

    public double[] Differences() => CentralDifferences.Gradient(ValueAt, [.. Alphas, .. Means, .. Factors]);

    private double ValueAt(double[] parameters)
    {
        ReadOnlySpan<double> alphas = parameters.AsSpan(0, Alphas.Length);
        ReadOnlySpan<double> means = parameters.AsSpan(Alphas.Length, Means.Length);
        ReadOnlySpan<double> factors = parameters.AsSpan(Alphas.Length + Means.Length);
        return GaussianMixture.LogPosterior(alphas, means, factors, Points, Gamma, M);
    }
}
