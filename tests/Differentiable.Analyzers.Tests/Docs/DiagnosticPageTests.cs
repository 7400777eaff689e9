using System.Reflection;
using System.Text.RegularExpressions;
using Differentiable.Analyzers.Tests.Markup;
using Differentiable.CSharp.Diagnostics;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>Every diagnostic has a page, and what the pages say is what happens.</summary>
public sealed partial class DiagnosticPageTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "diagnostics");

    private static readonly DiagnosticDescriptor[] All =
        [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (DiagnosticDescriptor)field.GetValue(null)!)];

    public static TheoryData<string> Ids => [.. All.Select(static descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_first_example_reports_the_diagnostic_and_nothing_else(string id)
    {
        GeneratorRun run = Expect.RunOf(Example(id, "reports"));

        Assert.Equal([id], run.Analyze().Select(static diagnostic => diagnostic.Id).Distinct());
        Assert.Empty(Expect.Echoes(run));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_second_example_is_clean(string id)
    {
        Expect.Clean(Example(id, "compiles"));
        Assert.Empty(Expect.RunOf(Example(id, "compiles")).Analyze());
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_page_and_the_index_have_the_diagnostics_title(string id)
    {
        string title = All.Single(descriptor => descriptor.Id == id).Title.ToString();

        Assert.StartsWith($"# {id}: {title}\n", Text(id + ".md"), StringComparison.Ordinal);
        Assert.Contains($"| [{id}]({id}.md) | {title} |\n", Text("index.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_is_of_a_diagnostic() => Assert.Equal(
        All.Select(static descriptor => descriptor.Id + ".md").Append("index.md").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Pages).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_analyzer_supports_exactly_the_diagnostics_there_are() =>
        Assert.Equal(All.Select(static descriptor => descriptor.Id).Order(), new DifferentiableMethodAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id).Order());

    [Fact]
    public void The_release_notes_list_exactly_the_diagnostics_there_are()
    {
        IEnumerable<string> rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(static kind => File.ReadLines(Path.Combine(Repository.Root, "src", "Differentiable.CSharp", $"AnalyzerReleases.{kind}.md")))
            .Where(static line => line.StartsWith("DIFF", StringComparison.Ordinal));

        Assert.Equal(
            All.Select(static d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.HelpLinkUri}").Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_used_once() => Assert.Equal(All.Length, All.Select(static descriptor => descriptor.Id).Distinct().Count());

    private static string Text(string page) => File.ReadAllText(Path.Combine(Pages, page));

    internal static string Example(string id, string mark) =>
        Assert.Single(CodeBlock().Matches(Text(id + ".md")), match => match.Groups[1].Value == mark).Groups[2].Value;

    [GeneratedRegex("<!-- (reports|compiles) -->\n```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
