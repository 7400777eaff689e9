using Differentiable;

namespace AdBench.Gmm;

/// <summary>The logarithm of the posterior of a mixture of normal distributions, up to a constant that depends on no parameter.</summary>
/// <remarks>
/// A component has a weight, its alpha, a mean of d numbers, and a factor Q of its inverse covariance: a lower triangular matrix, kept as the logarithms of its
/// diagonal, then the strict lower triangle column by column.
/// </remarks>
public static partial class GaussianMixture
{
    private const double Pi = 3.14159265359;

    [Differentiable]
    public static double LogPosterior(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> factors, [NoDerivative] ReadOnlySpan<double> points, [NoDerivative] double gamma, int m)
    {
        int components = alphas.Length;
        int d = means.Length / components;
        int size = d * (d + 1) / 2;
        int n = points.Length / d;
        double[] sums = new double[components];
        double[] diagonals = new double[components * d];
        double prior = 0;

        for (int k = 0; k < components; k++)
        {
            ReadOnlySpan<double> factor = factors.Slice(k * size, size);
            Span<double> diagonal = diagonals.AsSpan(k * d, d);

            for (int j = 0; j < d; j++)
            {
                sums[k] += factor[j];
                diagonal[j] = Math.Exp(factor[j]);
            }

            prior += (0.5 * gamma * gamma * (SumOfSquares(diagonal) + SumOfSquares(factor.Slice(d)))) - (m * sums[k]);
        }

        double[] terms = new double[components];
        double likelihood = 0;

        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> point = points.Slice(i * d, d);

            for (int k = 0; k < components; k++)
            {
                double distance = SquaredDistance(point, means.Slice(k * d, d), diagonals.AsSpan(k * d, d), factors.Slice((k * size) + d, size - d));
                terms[k] = alphas[k] + sums[k] - (0.5 * distance);
            }

            likelihood += LogSumExp(terms);
        }

        return likelihood - (0.5 * n * d * Math.Log(2 * Pi)) - (n * LogSumExp(alphas)) + prior;
    }

    /// <summary>|Q (point - mean)|².</summary>
    [Differentiable]
    public static double SquaredDistance([NoDerivative] ReadOnlySpan<double> point, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> triangle)
    {
        int d = mean.Length;
        double[] product = new double[d];
        int start = 0;

        for (int j = 0; j < d; j++)
        {
            double centred = point[j] - mean[j];
            ReadOnlySpan<double> column = triangle.Slice(start, d - 1 - j);
            product[j] += diagonal[j] * centred;

            for (int i = 0; i < column.Length; i++)
            {
                product[j + 1 + i] += column[i] * centred;
            }

            start += column.Length;
        }

        return SumOfSquares(product);
    }

    /// <summary>The logarithm of the sum of the exponentials, of which none overflows.</summary>
    [Differentiable]
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = x[0];

        for (int i = 1; i < x.Length; i++)
        {
            max = Math.Max(max, x[i]);
        }

        double sum = 0;

        foreach (double term in x)
        {
            sum += Math.Exp(term - max);
        }

        return max + Math.Log(sum);
    }

    [Differentiable]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;

        foreach (double element in x)
        {
            sum += element * element;
        }

        return sum;
    }
}
