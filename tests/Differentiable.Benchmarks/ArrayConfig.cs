using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;

namespace Differentiable.Benchmarks;

/// <summary>Allocated bytes, the least time, and its ratios to the value alone and to the hand-written gradient of the same group.</summary>
internal sealed class ArrayConfig : ManualConfig
{
    public const string Value = "value";
    public const string Generated = "generated";
    public const string ByHand = "by hand";
    public const string Differences = "central differences, MathNet.Numerics";

    public ArrayConfig()
    {
        AddJob(Job.ShortRun);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(CategoriesColumn.Default, StatisticColumn.Min, new RatioColumn(Value), new RatioColumn(ByHand));
        HideColumns(Column.Error, Column.StdDev, Column.Median, Column.RatioSD, Column.Ratio, Column.AllocRatio, Column.Gen0, Column.Gen1, Column.Gen2);
    }
}
