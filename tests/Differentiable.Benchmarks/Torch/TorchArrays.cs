using AdBench.Gmm;
using AdBench.Lstm;
using TorchSharp;
using static TorchSharp.torch;

namespace Differentiable.Benchmarks;

/// <summary>The same functions of arrays on a tape at run time, in as few operations on tensors as one can: all points and all components of a mixture at once.</summary>
internal static class TorchArrays
{
    public static double[] Rosenbrock(double[] x)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor point = Active(x);
        Tensor first = point.slice(0, 0, x.Length - 1, 1);
        Tensor gap = point.slice(0, 1, x.Length, 1) - first.square();
        ((1 - first).square() + (100 * gap.square())).sum().backward();
        return Gradient(point);
    }

    public static double[] LogisticRegression(double[] weights, double intercept, double[] x, int[] y)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor w = Active(weights);
        Tensor b = tensor(intercept, requires_grad: true);
        Tensor sign = tensor(Array.ConvertAll(y, static label => label == 1 ? -1.0 : 1.0));
        Tensor rows = tensor(x).view(y.Length, weights.Length);
        log1p(exp(sign * (rows.mv(w) + b))).mean().backward();
        return [.. Gradient(w), b.grad!.item<double>()];
    }

    public static double[] Product(double[] x)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor point = Active(x);
        point.prod().backward();
        return Gradient(point);
    }

    public static double[] Mixture(GmmProblem problem)
    {
        using DisposeScope scope = NewDisposeScope();
        int d = problem.Dimension;
        int k = problem.Alphas.Length;
        int n = problem.Points.Length / d;
        Tensor alphas = Active(problem.Alphas);
        Tensor means = Active(problem.Means);
        Tensor factors = Active(problem.Factors);
        Tensor all = factors.view(k, d * (d + 1) / 2);
        Tensor logDiagonals = all.slice(1, 0, d, 1);
        Tensor diagonals = exp(logDiagonals);
        Tensor sums = logDiagonals.sum(1);
        Tensor triangles = all.slice(1, d, d * (d + 1) / 2, 1);
        Tensor padded = cat([zeros(k, 1, dtype: float64), triangles], 1);
        Tensor lower = padded.index_select(1, tensor(Places(d))).view(k, d, d);
        Tensor centred = tensor(problem.Points).view(n, 1, d) - means.view(1, k, d);
        Tensor products = (diagonals * centred) + einsum("kij,nkj->nki", lower, centred);
        Tensor terms = alphas + sums - (0.5 * products.square().sum(2));
        Tensor prior = (0.5 * problem.Gamma * problem.Gamma * (diagonals.square().sum() + triangles.square().sum())) - (problem.M * sums.sum());
        (terms.logsumexp(1).sum() - (n * alphas.logsumexp(0)) + prior).backward();
        return [.. Gradient(alphas), .. Gradient(means), .. Gradient(factors)];
    }

    public static double[] Network(LstmProblem problem, int layers, int b)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor main = Active(problem.Main);
        Tensor extra = Active(problem.Extra);
        Tensor parameters = main.view(layers, 8, b);
        Tensor outer = extra.view(3, b);
        Tensor state = tensor(problem.State).view(layers, 2, b);
        Tensor sequence = tensor(problem.Sequence).view(-1, b);
        long steps = sequence.shape[0] - 1;
        Tensor[] hidden = [.. Enumerable.Range(0, layers).Select(layer => state[layer, 0])];
        Tensor[] cells = [.. Enumerable.Range(0, layers).Select(layer => state[layer, 1])];
        Tensor total = tensor(0.0);

        for (long t = 0; t < steps; t++)
        {
            Tensor x = sequence[t] * outer[0];

            for (int layer = 0; layer < layers; layer++)
            {
                Tensor p = parameters[layer];
                Tensor forget = sigmoid((x * p[0]) + p[4]);
                Tensor take = sigmoid((hidden[layer] * p[1]) + p[5]);
                Tensor give = sigmoid((x * p[2]) + p[6]);
                Tensor change = tanh((hidden[layer] * p[3]) + p[7]);
                cells[layer] = (cells[layer] * forget) + (take * change);
                hidden[layer] = give * tanh(cells[layer]);
                x = hidden[layer];
            }

            Tensor y = (x * outer[1]) + outer[2];
            total += (sequence[t + 1] * (y - log(2 + exp(y).sum()))).sum();
        }

        (-total / (b * steps)).backward();
        return [.. Gradient(main), .. Gradient(extra)];
    }

    private static Tensor Active(double[] numbers) => tensor(numbers, requires_grad: true);

    private static double[] Gradient(Tensor active) => [.. active.grad!.data<double>()];

    /// <summary>For each element of a matrix, row by row, its place in the strict lower triangle column by column, from 1 on; 0 where there is none.</summary>
    private static long[] Places(int d)
    {
        long[] places = new long[d * d];
        long place = 1;

        for (int column = 0; column < d; column++)
        {
            for (int row = column + 1; row < d; row++)
            {
                places[(row * d) + column] = place++;
            }
        }

        return places;
    }
}
