namespace Differentiable.Benchmarks;

/// <summary>The posterior of a mixture of normal distributions with its gradient, as one writes it by hand: one sweep over the points.</summary>
/// <remarks>
/// The value is that of <c>GaussianMixture.LogPosterior</c>, to the last bit. What a point needs again on its way back is kept for all components. The gradient in a mean is
/// a sum of Qᵀ Q (x - mean), each times its share: Qᵀ is left for the end, as it is the same for all points.
/// </remarks>
internal sealed class HandWrittenMixture(int components, int d)
{
    private const double Pi = 3.14159265359;

    private readonly int _size = d * (d + 1) / 2;
    private readonly double[] _sums = new double[components];
    private readonly double[] _diagonals = new double[components * d];
    private readonly double[] _centred = new double[components * d];
    private readonly double[] _products = new double[components * d];
    private readonly double[] _terms = new double[components];
    private readonly double[] _weighted = new double[components * d];

    public double ValueAndGradient(
        ReadOnlySpan<double> alphas,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<double> points,
        double gamma,
        int m,
        Span<double> ofAlphas,
        Span<double> ofMeans,
        Span<double> ofFactors)
    {
        int n = points.Length / d;
        _weighted.AsSpan().Clear();
        double prior = Prior(factors, gamma, m, ofFactors);
        double normalizer = SoftMax(alphas, ofAlphas);

        for (int k = 0; k < ofAlphas.Length; k++)
        {
            ofAlphas[k] *= -n;
        }

        double likelihood = 0;

        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> point = points.Slice(i * d, d);

            for (int k = 0; k < components; k++)
            {
                double distance = Forward(point, means.Slice(k * d, d), factors.Slice((k * _size) + d, _size - d), k * d);
                _terms[k] = alphas[k] + _sums[k] - (0.5 * distance);
            }

            likelihood += SoftMax(_terms, _terms);

            for (int k = 0; k < components; k++)
            {
                ofAlphas[k] += _terms[k];
                Back(_terms[k], k * d, ofFactors.Slice(k * _size, _size));
            }
        }

        for (int k = 0; k < components; k++)
        {
            Transposed(factors.Slice((k * _size) + d, _size - d), k * d, ofMeans.Slice(k * d, d));
        }

        return likelihood - (0.5 * n * d * Math.Log(2 * Pi)) - (n * normalizer) + prior;
    }

    /// <summary>The prior, and its gradient in the factors.</summary>
    private double Prior(ReadOnlySpan<double> factors, double gamma, int m, Span<double> ofFactors)
    {
        double squaredGamma = gamma * gamma;
        double prior = 0;

        for (int k = 0; k < components; k++)
        {
            ReadOnlySpan<double> factor = factors.Slice(k * _size, _size);
            Span<double> gradient = ofFactors.Slice(k * _size, factor.Length);
            Span<double> diagonal = _diagonals.AsSpan(k * d, d);
            double sum = 0;
            double squares = 0;
            double triangleSquares = 0;

            for (int j = 0; j < diagonal.Length; j++)
            {
                double element = Math.Exp(factor[j]);
                double square = element * element;
                diagonal[j] = element;
                sum += factor[j];
                squares += square;
                gradient[j] = (squaredGamma * square) - m;
            }

            for (int j = diagonal.Length; j < factor.Length; j++)
            {
                triangleSquares += factor[j] * factor[j];
                gradient[j] = squaredGamma * factor[j];
            }

            _sums[k] = sum;
            prior += (0.5 * gamma * gamma * (squares + triangleSquares)) - (m * sum);
        }

        return prior;
    }

    /// <summary>|Q (point - mean)|²; the difference and the product are kept.</summary>
    private double Forward(ReadOnlySpan<double> point, ReadOnlySpan<double> mean, ReadOnlySpan<double> triangle, int first)
    {
        Span<double> centred = _centred.AsSpan(first, d);
        Span<double> product = _products.AsSpan(first, d);
        ReadOnlySpan<double> diagonal = _diagonals.AsSpan(first, d);

        for (int j = 0; j < product.Length; j++)
        {
            centred[j] = point[j] - mean[j];
            product[j] = 0;
        }

        double sum = 0;

        for (int j = 0; j < diagonal.Length; j++)
        {
            int below = diagonal.Length - 1 - j;
            product[j] += diagonal[j] * centred[j];
            sum += product[j] * product[j];
            VectorLoops.AddScaled(product[(j + 1)..], triangle[..below], centred[j]);
            triangle = triangle[below..];
        }

        return sum;
    }

    /// <summary>Adds a point's share of one component: to the gradient in the factor, and to the sum of products that the gradient in the mean comes from.</summary>
    private void Back(double share, int first, Span<double> ofFactor)
    {
        ReadOnlySpan<double> centred = _centred.AsSpan(first, d);
        ReadOnlySpan<double> product = _products.AsSpan(first, d);
        ReadOnlySpan<double> diagonal = _diagonals.AsSpan(first, d);
        Span<double> weighted = _weighted.AsSpan(first, d);
        Span<double> ofTriangle = ofFactor[d..];

        for (int j = 0; j < centred.Length; j++)
        {
            int below = centred.Length - 1 - j;
            double scaled = -share * centred[j];
            weighted[j] += share * product[j];
            ofFactor[j] += share + (scaled * product[j] * diagonal[j]);
            VectorLoops.AddScaled(ofTriangle[..below], product[(j + 1)..], scaled);
            ofTriangle = ofTriangle[below..];
        }
    }

    /// <summary>Qᵀ times the weighted sum of the products.</summary>
    private void Transposed(ReadOnlySpan<double> triangle, int first, Span<double> ofMean)
    {
        ReadOnlySpan<double> weighted = _weighted.AsSpan(first, d);
        ReadOnlySpan<double> diagonal = _diagonals.AsSpan(first, d);

        for (int j = 0; j < ofMean.Length; j++)
        {
            ReadOnlySpan<double> column = triangle[..(ofMean.Length - 1 - j)];
            triangle = triangle[column.Length..];
            double sum = diagonal[j] * weighted[j];

            for (int i = 0; i < column.Length; i++)
            {
                sum += column[i] * weighted[j + 1 + i];
            }

            ofMean[j] = sum;
        }
    }

    /// <summary>Writes the exponentials of the terms over their sum, which may replace the terms, and returns the sum's logarithm.</summary>
    private static double SoftMax(ReadOnlySpan<double> terms, Span<double> shares)
    {
        double max = terms[0];

        for (int k = 1; k < terms.Length; k++)
        {
            max = Math.Max(max, terms[k]);
        }

        double sum = 0;

        for (int k = 0; k < terms.Length && k < shares.Length; k++)
        {
            double exponential = Math.Exp(terms[k] - max);
            shares[k] = exponential;
            sum += exponential;
        }

        double factor = 1 / sum;

        for (int k = 0; k < shares.Length; k++)
        {
            shares[k] *= factor;
        }

        return max + Math.Log(sum);
    }
}
