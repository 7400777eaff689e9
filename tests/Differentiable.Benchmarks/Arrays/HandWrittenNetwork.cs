namespace Differentiable.Benchmarks;

/// <summary>The loss of a recurrent network with its gradient, as one writes it by hand: forwards with all that functions returned kept, and back.</summary>
/// <remarks>The value is that of <c>LongShortTermMemory.Loss</c>, to the last bit.</remarks>
internal sealed class HandWrittenNetwork
{
    // What is kept of each layer at each time, b numbers of each.
    private const int Forget = 0;
    private const int Take = 1;
    private const int Give = 2;
    private const int Change = 3;
    private const int Squashed = 4;
    private const int Hidden = 5;
    private const int Cell = 6;
    private const int Kinds = 7;

    private readonly int _layers;
    private readonly int _b;
    private readonly int _steps;

    // At time 0, of the hidden state and the cells only: where the sequence starts.
    private readonly double[] _kept;
    private readonly double[] _shares;
    private readonly double[] _firstInputs;
    private readonly double[] _outputs;
    private readonly double[] _ofInputs;
    private readonly double[] _ofHidden;
    private readonly double[] _ofCells;

    public HandWrittenNetwork(int layers, int b, int steps)
    {
        (_layers, _b, _steps) = (layers, b, steps);
        _kept = new double[(steps + 1) * layers * Kinds * b];
        _shares = new double[steps * b];
        _firstInputs = new double[steps * b];
        _outputs = new double[b];
        _ofInputs = new double[b];
        _ofHidden = new double[layers * b];
        _ofCells = new double[layers * b];
    }

    public double ValueAndGradient(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, ReadOnlySpan<double> state, ReadOnlySpan<double> sequence, Span<double> ofMain, Span<double> ofExtra)
    {
        Start(state);
        double total = 0;

        for (int t = 0; t < _steps; t++)
        {
            ReadOnlySpan<double> input = sequence.Slice(t * _b, _b);
            Span<double> first = _firstInputs.AsSpan(t * _b, _b);

            for (int i = 0; i < input.Length; i++)
            {
                first[i] = input[i] * extra[i];
            }

            for (int layer = 0; layer < _layers; layer++)
            {
                Forward(t + 1, layer, main.Slice(layer * 8 * _b, 8 * _b));
            }

            total = Predict(t, extra, sequence.Slice((t + 1) * _b, _b), total);
        }

        ofMain.Clear();
        ofExtra.Clear();
        _ofHidden.AsSpan().Clear();
        _ofCells.AsSpan().Clear();

        for (int t = _steps - 1; t >= 0; t--)
        {
            BackFromPrediction(t, extra, sequence.Slice((t + 1) * _b, _b), ofExtra);

            for (int layer = _layers - 1; layer >= 0; layer--)
            {
                Back(t + 1, layer, main.Slice(layer * 8 * _b, 8 * _b), ofMain.Slice(layer * 8 * _b, 8 * _b));
            }

            ReadOnlySpan<double> input = sequence.Slice(t * _b, _b);

            for (int i = 0; i < input.Length; i++)
            {
                ofExtra[i] += _ofInputs[i] * input[i];
            }
        }

        return -total / (_b * _steps);
    }

    private Span<double> Kept(int time, int layer, int kind) => _kept.AsSpan(((((time * _layers) + layer) * Kinds) + kind) * _b, _b);

    /// <summary>What goes into a layer: the sequence, or what came out of the layer before.</summary>
    private Span<double> Inputs(int time, int layer) => layer == 0 ? _firstInputs.AsSpan((time - 1) * _b, _b) : Kept(time, layer - 1, Hidden);

    private void Start(ReadOnlySpan<double> state)
    {
        for (int layer = 0; layer < _layers; layer++)
        {
            state.Slice(2 * layer * _b, _b).CopyTo(Kept(0, layer, Hidden));
            state.Slice(((2 * layer) + 1) * _b, _b).CopyTo(Kept(0, layer, Cell));
        }
    }

    private void Forward(int time, int layer, ReadOnlySpan<double> parameters)
    {
        int b = _b;
        ReadOnlySpan<double> x = Inputs(time, layer);
        ReadOnlySpan<double> h = Kept(time - 1, layer, Hidden);
        ReadOnlySpan<double> c = Kept(time - 1, layer, Cell);
        Span<double> forgets = Kept(time, layer, Forget);
        Span<double> takes = Kept(time, layer, Take);
        Span<double> gives = Kept(time, layer, Give);
        Span<double> changes = Kept(time, layer, Change);
        Span<double> squashed = Kept(time, layer, Squashed);
        Span<double> nextHidden = Kept(time, layer, Hidden);
        Span<double> nextCell = Kept(time, layer, Cell);

        for (int i = 0; i < b; i++)
        {
            double forget = Sigmoid((x[i] * parameters[i]) + parameters[(4 * b) + i]);
            double take = Sigmoid((h[i] * parameters[b + i]) + parameters[(5 * b) + i]);
            double give = Sigmoid((x[i] * parameters[(2 * b) + i]) + parameters[(6 * b) + i]);
            double change = Math.Tanh((h[i] * parameters[(3 * b) + i]) + parameters[(7 * b) + i]);
            double cell = (c[i] * forget) + (take * change);
            double tanh = Math.Tanh(cell);
            forgets[i] = forget;
            takes[i] = take;
            gives[i] = give;
            changes[i] = change;
            squashed[i] = tanh;
            nextHidden[i] = give * tanh;
            nextCell[i] = cell;
        }
    }

    /// <summary>Adds what a step contributes to the total, and keeps the exponentials of the outputs over their sum.</summary>
    private double Predict(int t, ReadOnlySpan<double> extra, ReadOnlySpan<double> gold, double total)
    {
        int b = _b;
        ReadOnlySpan<double> x = Kept(t + 1, _layers - 1, Hidden);
        ReadOnlySpan<double> weights = extra.Slice(b, b);
        ReadOnlySpan<double> biases = extra.Slice(2 * b, b);
        Span<double> outputs = _outputs.AsSpan(0, b);
        Span<double> shares = _shares.AsSpan(t * b, b);
        double sum = 2;

        for (int i = 0; i < b; i++)
        {
            outputs[i] = (x[i] * weights[i]) + biases[i];
            shares[i] = Math.Exp(outputs[i]);
            sum += shares[i];
        }

        double normalizer = Math.Log(sum);
        double factor = 1 / sum;

        for (int i = 0; i < b; i++)
        {
            shares[i] *= factor;
            total += gold[i] * (outputs[i] - normalizer);
        }

        return total;
    }

    private void BackFromPrediction(int t, ReadOnlySpan<double> extra, ReadOnlySpan<double> gold, Span<double> ofExtra)
    {
        int b = _b;
        ReadOnlySpan<double> x = Kept(t + 1, _layers - 1, Hidden);
        ReadOnlySpan<double> shares = _shares.AsSpan(t * b, b);
        ReadOnlySpan<double> weights = extra.Slice(b, b);
        Span<double> ofWeights = ofExtra.Slice(b, b);
        Span<double> ofBiases = ofExtra.Slice(2 * b, b);
        Span<double> ofInputs = _ofInputs.AsSpan(0, b);
        double all = 0;

        foreach (double element in gold)
        {
            all += element;
        }

        double scale = -1.0 / (b * _steps);

        for (int i = 0; i < b; i++)
        {
            double ofOutput = scale * (gold[i] - (all * shares[i]));
            ofWeights[i] += ofOutput * x[i];
            ofBiases[i] += ofOutput;
            ofInputs[i] = ofOutput * weights[i];
        }
    }

    private void Back(int time, int layer, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        int b = _b;
        ReadOnlySpan<double> x = Inputs(time, layer);
        ReadOnlySpan<double> h = Kept(time - 1, layer, Hidden);
        ReadOnlySpan<double> c = Kept(time - 1, layer, Cell);
        ReadOnlySpan<double> forgets = Kept(time, layer, Forget);
        ReadOnlySpan<double> takes = Kept(time, layer, Take);
        ReadOnlySpan<double> gives = Kept(time, layer, Give);
        ReadOnlySpan<double> changes = Kept(time, layer, Change);
        ReadOnlySpan<double> squashed = Kept(time, layer, Squashed);
        Span<double> ofInputs = _ofInputs.AsSpan(0, b);
        Span<double> ofHidden = _ofHidden.AsSpan(layer * b, b);
        Span<double> ofCells = _ofCells.AsSpan(layer * b, b);

        for (int i = 0; i < b; i++)
        {
            (double forget, double take, double give, double change, double tanh) = (forgets[i], takes[i], gives[i], changes[i], squashed[i]);
            double ofOutput = ofHidden[i] + ofInputs[i];
            double ofCell = ofCells[i] + (ofOutput * give * (1 - (tanh * tanh)));
            double ofForget = ofCell * c[i] * forget * (1 - forget);
            double ofTake = ofCell * change * take * (1 - take);
            double ofGive = ofOutput * tanh * give * (1 - give);
            double ofChange = ofCell * take * (1 - (change * change));
            gradient[i] += ofForget * x[i];
            gradient[b + i] += ofTake * h[i];
            gradient[(2 * b) + i] += ofGive * x[i];
            gradient[(3 * b) + i] += ofChange * h[i];
            gradient[(4 * b) + i] += ofForget;
            gradient[(5 * b) + i] += ofTake;
            gradient[(6 * b) + i] += ofGive;
            gradient[(7 * b) + i] += ofChange;
            ofCells[i] = ofCell * forget;
            ofInputs[i] = (ofForget * parameters[i]) + (ofGive * parameters[(2 * b) + i]);
            ofHidden[i] = (ofTake * parameters[b + i]) + (ofChange * parameters[(3 * b) + i]);
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
