namespace Differentiable.Benchmarks;

/// <summary>Values and gradients of <see cref="ArrayFunctions"/> as one writes them by hand. The values are those of the functions, to the last bit.</summary>
internal static class HandWrittenArrays
{
    /// <summary>One sweep: a term adds to its own element at once, and to the next one when that is reached.</summary>
    public static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        double fromLast = 0;
        double current = x[0];
        ReadOnlySpan<double> followers = x[1..];
        Span<double> own = gradient[..followers.Length];

        for (int i = 0; i < followers.Length; i++)
        {
            double next = followers[i];
            double a = 1 - current;
            double b = next - (current * current);
            sum += (a * a) + (100 * b * b);
            own[i] = fromLast - (2 * a) - (400 * b * current);
            fromLast = 200 * b;
            current = next;
        }

        gradient[followers.Length] = fromLast;
        return sum;
    }

    /// <summary>One sweep: the exponential serves the value and the slope, and each row is added while it is at hand.</summary>
    public static (double Value, double Intercept) LogisticRegression(
        ReadOnlySpan<double> weights, double intercept, ReadOnlySpan<double> x, ReadOnlySpan<int> y, Span<double> gradient)
    {
        double loss = 0;
        double ofIntercept = 0;
        double share = 1.0 / y.Length;
        gradient.Clear();

        foreach (int label in y)
        {
            ReadOnlySpan<double> row = x[..weights.Length];
            x = x[weights.Length..];
            double z = intercept;

            for (int j = 0; j < row.Length && j < weights.Length; j++)
            {
                z += weights[j] * row[j];
            }

            double odds = Math.Exp(label == 1 ? -z : z);
            loss += Math.Log(1 + odds);
            double probability = odds / (1 + odds) * share;
            double slope = label == 1 ? -probability : probability;
            ofIntercept += slope;
            VectorLoops.AddScaled(gradient, row, slope);
        }

        return (loss / y.Length, ofIntercept);
    }

    /// <summary>The products of all elements before each one, forwards; times those of all after it, backwards.</summary>
    public static double Product(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient = gradient[..x.Length];
        double before = 1;

        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = before;
            before *= x[i];
        }

        double after = 1;

        for (int i = gradient.Length - 1; i >= 0; i--)
        {
            gradient[i] *= after;
            after *= x[i];
        }

        return before;
    }

    /// <summary>The same from both ends at once: two products that do not wait for each other, in the time of one.</summary>
    public static double ProductFromBothEnds(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient = gradient[..x.Length];
        int last = x.Length - 1;
        int half = x.Length / 2;
        double before = 1;
        double after = 1;

        for (int i = 0; i < half; i++)
        {
            gradient[i] = before;
            before *= x[i];
            gradient[last - i] = after;
            after *= x[last - i];
        }

        if (half != x.Length - half)
        {
            gradient[half] = before * after;
            before *= x[half];
            after *= x[half];
        }

        for (int i = x.Length - half; i < x.Length; i++)
        {
            gradient[i] *= before;
            before *= x[i];
            gradient[last - i] *= after;
            after *= x[last - i];
        }

        return before;
    }
}
