namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>A table of docs/diagnostics/index.md: what could be reported, the ids that report it, and why there are none.</summary>
internal static class DecisionTable
{
    private const int Columns = 3;

    /// <summary>The rows of the table under the mark.</summary>
    public static IReadOnlyList<Decision> Read(string mark) =>
    [
        .. DiagnosticPages.Text("index.md").Split('\n')
            .SkipWhile(line => line != $"<!-- {mark} -->")
            .Skip(Columns)
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(RowOf),
    ];

    private static Decision RowOf(string line)
    {
        string[] cells = [.. line.Split('|')[1..^1].Select(static cell => cell.Trim())];
        Assert.Equal(Columns, cells.Length);
        return new(cells[0], [.. cells[1].Split(", ").Where(static id => id.StartsWith("DIFF", StringComparison.Ordinal))], cells[2]);
    }
}
