using Differentiable;

namespace AdBench.Lstm;

/// <summary>The loss of a recurrent network of long short-term memory cells that predicts each element of a sequence from those before it.</summary>
/// <remarks>Nothing mixes across the b units of a layer. Each layer has four weights, then four biases, of b numbers each: forget, in, out, change.</remarks>
public static partial class LongShortTermMemory
{
    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, [NoDerivative] ReadOnlySpan<double> state, [NoDerivative] ReadOnlySpan<double> sequence)
    {
        int b = extra.Length / 3;
        int layers = main.Length / (8 * b);
        int steps = (sequence.Length / b) - 1;
        ReadOnlySpan<double> inputWeights = extra.Slice(0, b);
        ReadOnlySpan<double> outputWeights = extra.Slice(b, b);
        ReadOnlySpan<double> outputBiases = extra.Slice(2 * b, b);

        double[] hidden = new double[layers * b];
        double[] cells = new double[layers * b];
        double[] x = new double[b];
        double[] y = new double[b];

        for (int layer = 0; layer < layers; layer++)
        {
            for (int i = 0; i < b; i++)
            {
                hidden[(layer * b) + i] = state[(2 * layer * b) + i];
                cells[(layer * b) + i] = state[(((2 * layer) + 1) * b) + i];
            }
        }

        double total = 0;

        for (int t = 0; t < steps; t++)
        {
            ReadOnlySpan<double> input = sequence.Slice(t * b, b);
            ReadOnlySpan<double> gold = sequence.Slice((t + 1) * b, b);

            for (int i = 0; i < b; i++)
            {
                x[i] = input[i] * inputWeights[i];
            }

            for (int layer = 0; layer < layers; layer++)
            {
                ReadOnlySpan<double> weights = main.Slice(8 * b * layer, 4 * b);
                ReadOnlySpan<double> biases = main.Slice((8 * b * layer) + (4 * b), 4 * b);
                Span<double> h = hidden.AsSpan(layer * b, b);
                Span<double> c = cells.AsSpan(layer * b, b);

                for (int i = 0; i < b; i++)
                {
                    double forget = Sigmoid((x[i] * weights[i]) + biases[i]);
                    double take = Sigmoid((h[i] * weights[b + i]) + biases[b + i]);
                    double give = Sigmoid((x[i] * weights[(2 * b) + i]) + biases[(2 * b) + i]);
                    double change = Math.Tanh((h[i] * weights[(3 * b) + i]) + biases[(3 * b) + i]);
                    c[i] = (c[i] * forget) + (take * change);
                    h[i] = give * Math.Tanh(c[i]);
                    x[i] = h[i];
                }
            }

            double sum = 2;

            for (int i = 0; i < b; i++)
            {
                y[i] = (x[i] * outputWeights[i]) + outputBiases[i];
                sum += Math.Exp(y[i]);
            }

            double normalizer = Math.Log(sum);

            for (int i = 0; i < b; i++)
            {
                total += gold[i] * (y[i] - normalizer);
            }
        }

        return -total / (b * steps);
    }

    [Differentiable]
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
