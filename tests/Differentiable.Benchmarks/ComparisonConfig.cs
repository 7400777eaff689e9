using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;

namespace Differentiable.Benchmarks;

/// <summary>Allocated bytes, the least time, which a busy machine disturbs least, and its ratio to that of the hand-written adjoint.</summary>
internal sealed class ComparisonConfig : ManualConfig
{
    public const string HandAdjoint = "adjoint by hand";

    public ComparisonConfig()
    {
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Min, new RatioColumn(HandAdjoint));
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio);
    }
}
