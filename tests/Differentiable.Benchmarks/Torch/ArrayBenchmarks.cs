using BenchmarkDotNet.Attributes;

namespace Differentiable.Benchmarks;

public partial class ArrayBenchmarks
{
    [Benchmark(Description = ArrayConfig.Autograd), BenchmarkCategory(Rosenbrock10)]
    public double[] Rosenbrock10Torch() => TorchArrays.Rosenbrock(_x10);

    [Benchmark(Description = ArrayConfig.Autograd), BenchmarkCategory(Rosenbrock100)]
    public double[] Rosenbrock100Torch() => TorchArrays.Rosenbrock(_x100);

    [Benchmark(Description = ArrayConfig.Autograd), BenchmarkCategory(Rosenbrock1000)]
    public double[] Rosenbrock1000Torch() => TorchArrays.Rosenbrock(_x1000);

    [Benchmark(Description = ArrayConfig.Autograd), BenchmarkCategory(Logistic)]
    public double[] LogisticTorch() => TorchArrays.LogisticRegression(_weights, 0.3, _data, _labels);

    [Benchmark(Description = ArrayConfig.Autograd), BenchmarkCategory(Product1000)]
    public double[] ProductTorch() => TorchArrays.Product(_factors);

    [Benchmark(Description = ArrayConfig.Autograd), BenchmarkCategory(Mixture10)]
    public double[] Mixture10Torch() => TorchArrays.Mixture(_mixture10);

    [Benchmark(Description = ArrayConfig.Autograd), BenchmarkCategory(Mixture64)]
    public double[] Mixture64Torch() => TorchArrays.Mixture(_mixture64);

    [Benchmark(Description = ArrayConfig.Autograd), BenchmarkCategory(Network)]
    public double[] NetworkTorch() => TorchArrays.Network(_network, Layers, Units);
}
