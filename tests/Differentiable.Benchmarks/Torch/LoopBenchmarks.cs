using BenchmarkDotNet.Attributes;

namespace Differentiable.Benchmarks;

public partial class LoopBenchmarks
{
    [Benchmark(Description = "autograd, TorchSharp"), BenchmarkCategory("sin map, 1 000 steps")]
    public double SinMapTorch() => TorchLoops.SinMap(0.3, 0.9, 0.5, Steps).A;
}
