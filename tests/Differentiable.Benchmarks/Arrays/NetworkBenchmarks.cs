using AdBench.Lstm;
using BenchmarkDotNet.Attributes;

namespace Differentiable.Benchmarks;

/// <content>The recurrent network, in the size of ADBench's file.</content>
public partial class ArrayBenchmarks
{
    private const string Network = "LSTM, l = 2, c = 1 024, b = 14";
    private const int Layers = 2;
    private const int Elements = 1_024;
    private const int Units = 14;

    private readonly LstmProblem _network = LstmProblem.Random(Layers, Elements, Units, seed: 10);
    private readonly double[] _mainGradient = new double[8 * Layers * Units];
    private readonly double[] _extraGradient = new double[3 * Units];
    private readonly HandWrittenNetwork _handWrittenNetwork = new(Layers, Units, Elements - 1);

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Network)]
    public double NetworkValue() => LongShortTermMemory.Loss(_network.Main, _network.Extra, _network.State, _network.Sequence);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Network)]
    public double NetworkGenerated() =>
        LongShortTermMemory.LossValueAndGradient(_network.Main, _network.Extra, _network.State, _network.Sequence, _mainGradient, _extraGradient);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Network)]
    public double NetworkByHand() =>
        _handWrittenNetwork.ValueAndGradient(_network.Main, _network.Extra, _network.State, _network.Sequence, _mainGradient, _extraGradient);

    [Benchmark(Description = ArrayConfig.Differences), BenchmarkCategory(Network)]
    public double[] NetworkDifferences() => DifferenceQuotients.Gradient(
        x => LongShortTermMemory.Loss(x.AsSpan(0, _mainGradient.Length), x.AsSpan(_mainGradient.Length), _network.State, _network.Sequence),
        [.. _network.Main, .. _network.Extra]);
}
