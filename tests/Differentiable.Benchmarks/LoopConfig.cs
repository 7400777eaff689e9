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
        // Groups are listed in the order of their names, not in that of the methods.
        AddColumn(CategoriesColumn.Default, StatisticColumn.Min);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio);
    }
}
