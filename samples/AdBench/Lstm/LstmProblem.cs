namespace AdBench.Lstm;

/// <summary>The parameters of a network, the state that it starts in, and the sequence that it is to predict.</summary>
/// <param name="Main">Of each layer, four weights, then four biases, for each unit.</param>
/// <param name="Extra">For each unit: input weights, output weights, output biases.</param>
/// <param name="State">Of each layer, the hidden state, then the cell, for each unit.</param>
/// <param name="Sequence">Its elements, one number for each unit.</param>
public sealed record LstmProblem(double[] Main, double[] Extra, double[] State, double[] Sequence) : IProblem
{
    public string Name => $"LSTM l={State.Length / (2 * Units)} c={Sequence.Length / Units} b={Units}";

    private int Units => Extra.Length / 3;

    public static LstmProblem Read(Numbers numbers)
    {
        int layers = numbers.NextInt();
        int c = numbers.NextInt();
        int b = numbers.NextInt();
        return new(numbers.NextDoubles(8 * layers * b), numbers.NextDoubles(3 * b), numbers.NextDoubles(2 * layers * b), numbers.NextDoubles(c * b));
    }

    public static LstmProblem Random(int layers, int c, int b, int seed)
    {
        RandomNumbers numbers = new(seed);
        return new(numbers.Between(-1, 1, 8 * layers * b), numbers.Between(-1, 1, 3 * b), numbers.Between(-1, 1, 2 * layers * b), numbers.Between(0, 1, c * b));
    }

    public double[] Values() => [LongShortTermMemory.Loss(Main, Extra, State, Sequence)];

    public (double[] Values, double[] Derivatives) Differentiate()
    {
        double[] gradient = new double[Main.Length + Extra.Length];
        double value = LongShortTermMemory.LossValueAndGradient(Main, Extra, State, Sequence, gradient.AsSpan(0, Main.Length), gradient.AsSpan(Main.Length));
        return ([value], gradient);
    }

    public double[] Differences() => CentralDifferences.Gradient(ValueAt, [.. Main, .. Extra]);

    private double ValueAt(double[] parameters) => LongShortTermMemory.Loss(parameters.AsSpan(0, Main.Length), parameters.AsSpan(Main.Length), State, Sequence);
}
