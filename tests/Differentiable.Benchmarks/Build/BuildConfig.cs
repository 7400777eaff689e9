using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace Differentiable.Benchmarks.Build;

/// <summary>One invocation an iteration: what is bound once stays bound, so each needs a program of its own.</summary>
internal sealed class BuildConfig : ManualConfig
{
    public BuildConfig()
    {
        // The compiler, csc and its server, runs with the server's collector; and a server that has compiled once has the generator compiled.
        AddJob(Job.Default.WithGcServer(true).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(3).WithIterationCount(4).WithInvocationCount(1).WithUnrollFactor(1));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Min);
        HideColumns(Column.Error, Column.StdDev, Column.Gen0, Column.Gen1, Column.Gen2);
    }
}
