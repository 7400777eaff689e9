using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;

namespace Differentiable.Benchmarks;

/// <summary>Allocated bytes, the least time, and ratios to the value in the same group.</summary>
internal sealed class LoopConfig : ManualConfig
{
    public LoopConfig()
    {
        AddJob(Job.ShortRun);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Min);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio);
    }
}
