using AdBench.Ba;
using BenchmarkDotNet.Attributes;

namespace Differentiable.Benchmarks;

/// <content>Bundle adjustment, in the size of ADBench's smallest file: the Jacobian of all observations.</content>
public partial class ArrayBenchmarks
{
    private const string Adjustment = "BA, 31 843 observations";

    private readonly BaProblem _adjustment = BaProblem.Random(49, 7_776, 31_843, seed: 11);
    private readonly double[] _errors = new double[3 * 31_843];
    private readonly double[] _jacobian = new double[((2 * BaProblem.RowSize) + 1) * 31_843];

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Adjustment)]
    public void AdjustmentValue() => _adjustment.Evaluate(_errors);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Adjustment)]
    public void AdjustmentGenerated() => _adjustment.Differentiate(_errors, _jacobian);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Adjustment)]
    public void AdjustmentByHand() => HandWrittenAdjustment.Differentiate(_adjustment, _errors, _jacobian);
}
