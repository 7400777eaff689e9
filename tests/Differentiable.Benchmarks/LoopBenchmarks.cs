using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Differentiable.Benchmarks;

/// <summary>Gradients of loops over a small state.</summary>
/// <remarks>At this point of the sine map derivatives vanish to 0. At others they stay at the least subnormal number for ever, and every product takes 150 cycles.</remarks>
[Config(typeof(LoopConfig))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public partial class LoopBenchmarks
{
    private const int Steps = 1_000;
    private const int Many = 1_000_000;

    private readonly double[] _states = new double[Steps];
    private readonly double[] _cosines = new double[Steps];
    private readonly (double, double, double, double)[] _orbit = new (double, double, double, double)[Steps];

    [Benchmark(Baseline = true, Description = "value"), BenchmarkCategory("sin map, 1 000 steps")]
    public double SinMap() => LoopFunctions.SinMap(0.3, 0.9, 0.5, Steps);

    [Benchmark(Description = "gradient as chosen"), BenchmarkCategory("sin map, 1 000 steps")]
    public double SinMapChosen() => LoopFunctions.SinMapGradient(0.3, 0.9, 0.5, Steps).A;

    [Benchmark(Description = "gradient in reverse"), BenchmarkCategory("sin map, 1 000 steps")]
    public double SinMapReverse() => LoopFunctions.SinMapReverseGradient(0.3, 0.9, 0.5, Steps).A;

    [Benchmark(Description = "reverse by hand"), BenchmarkCategory("sin map, 1 000 steps")]
    public double SinMapByHand() => HandWrittenLoops.SinMap(0.3, 0.9, 0.5, Steps, _states, _cosines).A;

    [Benchmark(Description = "central differences, MathNet.Numerics"), BenchmarkCategory("sin map, 1 000 steps")]
    public double SinMapDifferences() => DifferenceQuotients.SinMap(0.3, 0.9, 0.5, Steps).A;

    [Benchmark(Baseline = true, Description = "value"), BenchmarkCategory("sin map, 1 000 000 steps")]
    public double SinMapMany() => LoopFunctions.SinMap(0.3, 0.9, 0.5, Many);

    [Benchmark(Description = "gradient in reverse"), BenchmarkCategory("sin map, 1 000 000 steps")]
    public double SinMapManyReverse() => LoopFunctions.SinMapReverseGradient(0.3, 0.9, 0.5, Many).A;

    [Benchmark(Description = "gradient in reverse, memory rented"), BenchmarkCategory("sin map, 1 000 000 steps")]
    public double SinMapManyRented() => LoopFunctions.SinMapRentedGradient(0.3, 0.9, 0.5, Many).A;

    [Benchmark(Baseline = true, Description = "value"), BenchmarkCategory("orbit, 1 000 steps")]
    public double Orbit() => LoopFunctions.Orbit(1, 0.1, 0.2, 0.1, 0.9, 0.05, 1, Steps);

    [Benchmark(Description = "gradient as chosen"), BenchmarkCategory("orbit, 1 000 steps")]
    public double OrbitChosen() => LoopFunctions.OrbitGradient(1, 0.1, 0.2, 0.1, 0.9, 0.05, 1, Steps).Mu;

    [Benchmark(Description = "gradient in reverse"), BenchmarkCategory("orbit, 1 000 steps")]
    public double OrbitReverse() => LoopFunctions.OrbitReverseGradient(1, 0.1, 0.2, 0.1, 0.9, 0.05, 1, Steps).Mu;

    [Benchmark(Description = "reverse by hand"), BenchmarkCategory("orbit, 1 000 steps")]
    public double OrbitByHand() => HandWrittenLoops.Orbit(1, 0.1, 0.2, 0.1, 0.9, 0.05, 1, Steps, _orbit).Item7;

    [Benchmark(Baseline = true, Description = "value"), BenchmarkCategory("Newton's method, to convergence")]
    public double Root() => LoopFunctions.Root(3, -5);

    [Benchmark(Description = "gradient forward, in lanes"), BenchmarkCategory("Newton's method, to convergence")]
    public double RootForward() => LoopFunctions.RootGradient(3, -5).P;

    [Benchmark(Description = "gradient in reverse"), BenchmarkCategory("Newton's method, to convergence")]
    public double RootReverse() => LoopFunctions.RootReverse(3, -5).P;

    [Benchmark(Description = "implicit derivative by hand"), BenchmarkCategory("Newton's method, to convergence")]
    public double RootImplicit() => HandWrittenLoops.Root(3, -5).P;
}
