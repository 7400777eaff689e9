using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Differentiable.Benchmarks;

/// <summary>A benchmark's least time over that of another one of the same class, category and job.</summary>
/// <param name="other">The other one's description.</param>
internal sealed class RatioColumn(string other) : IColumn
{
    public string Id => nameof(RatioColumn) + other;

    public string ColumnName => "/ " + other;

    public string Legend => "Min over the min of: " + other;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Baseline;

    public int PriorityInCategory => 1;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        BenchmarkCase? reference = summary.BenchmarksCases.FirstOrDefault(other => IsReferenceOf(other, benchmarkCase));
        double? least = summary[benchmarkCase]?.ResultStatistics?.Min;
        double? unit = reference is null ? null : summary[reference]?.ResultStatistics?.Min;
        return least is { } m && unit is { } u ? $"{m / u:F2}" : "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(candidate => candidate.Descriptor.WorkloadMethodDisplayInfo.Contains(other, StringComparison.Ordinal));

    private bool IsReferenceOf(BenchmarkCase candidate, BenchmarkCase benchmarkCase) =>
        candidate.Descriptor.Type == benchmarkCase.Descriptor.Type
        && candidate.Descriptor.Categories.SequenceEqual(benchmarkCase.Descriptor.Categories)
        && candidate.Job.Equals(benchmarkCase.Job)
        && candidate.Descriptor.WorkloadMethodDisplayInfo.Contains(other, StringComparison.Ordinal);
}
