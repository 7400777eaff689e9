namespace Differentiable.Benchmarks;

/// <summary>Small functions of arrays: the classics of the field.</summary>
public static partial class ArrayFunctions
{
    [Differentiable]
    public static double Rosenbrock(double[] x)
    {
        double sum = 0;

        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = 1 - x[i];
            double b = x[i + 1] - (x[i] * x[i]);
            sum += (a * a) + (100 * b * b);
        }

        return sum;
    }

    /// <summary>The mean loss of a logistic regression: the rows of x are the observations, each is 1 or 0 in y.</summary>
    [Differentiable]
    public static double LogisticRegression(double[] weights, double intercept, [NoDerivative] double[] x, int[] y)
    {
        double loss = 0;

        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = x.AsSpan(i * weights.Length, weights.Length);
            double z = intercept;

            for (int j = 0; j < row.Length; j++)
            {
                z += weights[j] * row[j];
            }

            loss += Math.Log(1 + Math.Exp(y[i] == 1 ? -z : z));
        }

        return loss / y.Length;
    }

    /// <summary>Speelpenning's: the product of all elements.</summary>
    [Differentiable]
    public static double Product(double[] x)
    {
        double product = 1;

        foreach (double factor in x)
        {
            product *= factor;
        }

        return product;
    }
}
