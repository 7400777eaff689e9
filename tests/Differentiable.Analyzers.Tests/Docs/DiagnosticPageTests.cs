using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>Every diagnostic has a page, and what the pages say is what happens.</summary>
public sealed class DiagnosticPageTests
{
    public static TheoryData<string> Ids => [.. DiagnosticPages.All.Select(static descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_first_example_reports_the_diagnostic_and_nothing_else(string id)
    {
        GeneratorRun run = Expect.RunOf(DiagnosticPages.Example(id, "reports"));

        Assert.Equal([id], run.Analyze().Select(static diagnostic => diagnostic.Id).Distinct());
        Assert.Empty(Expect.Echoes(run));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_second_example_is_clean(string id)
    {
        Expect.Clean(DiagnosticPages.Example(id, "compiles"));
        Assert.Empty(Expect.RunOf(DiagnosticPages.Example(id, "compiles")).Analyze());
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_page_and_the_index_have_the_diagnostics_title(string id)
    {
        string title = DiagnosticPages.Of(id).Title.ToString();

        Assert.StartsWith($"# {id}: {title}\n", DiagnosticPages.Text(id + ".md"), StringComparison.Ordinal);
        Assert.Contains($"| [{id}]({id}.md) | {title} |\n", DiagnosticPages.Text("index.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_is_of_a_diagnostic() => Assert.Equal(
        DiagnosticPages.All.Select(static descriptor => descriptor.Id + ".md").Append("index.md").Append("transcript.md").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(DiagnosticPages.Folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_analyzer_supports_exactly_the_diagnostics_there_are() =>
        Assert.Equal(DiagnosticPages.All.Select(static descriptor => descriptor.Id).Order(), new DifferentiableMethodAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id).Order());

    [Fact]
    public void The_release_notes_list_exactly_the_diagnostics_there_are()
    {
        IEnumerable<string> rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(static kind => File.ReadLines(Path.Combine(Repository.Root, "src", "Differentiable.CSharp", $"AnalyzerReleases.{kind}.md")))
            .Where(static line => line.StartsWith("DIFF", StringComparison.Ordinal));

        Assert.Equal(
            DiagnosticPages.All.Select(static d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.HelpLinkUri}").Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_used_once() => Assert.Equal(DiagnosticPages.All.Count, DiagnosticPages.All.Select(static descriptor => descriptor.Id).Distinct().Count());
}
