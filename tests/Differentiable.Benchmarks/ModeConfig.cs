using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;

namespace Differentiable.Benchmarks;

/// <summary>The least time of few short runs: there are many benchmarks, and differences of interest are not small.</summary>
internal sealed class ModeConfig : ManualConfig
{
    public ModeConfig()
    {
        AddJob(Job.ShortRun.WithLaunchCount(2));
        AddColumn(StatisticColumn.Min);
        HideColumns(Column.Error, Column.StdDev);
    }
}
