using System.Text.RegularExpressions;
using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests;

/// <summary>Names in the documentation exist in the source.</summary>
public sealed partial class DocumentationTests
{
    /// <summary>Names of other people's that the pages mention.</summary>
    private static readonly HashSet<string> Foreign = ["Sin", "DIFFnnnn", "AnalyzerReleases", "Unshipped"];

    [Theory]
    [InlineData("architecture.md")]
    [InlineData("add-a-statement.md")]
    [InlineData("add-a-mode.md")]
    [InlineData("add-a-loop-strategy.md")]
    [InlineData("add-a-diagnostic.md")]
    public void Every_name_in_code_font_exists(string page)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", page));
        string source = string.Concat(Repository.SourceFiles.Select(File.ReadAllText));

        IEnumerable<string> unknown = CodeSpan().Matches(text)
            .SelectMany(static match => Identifier().Matches(match.Groups[1].Value))
            .Select(static match => match.Value)
            .Where(name => !Foreign.Contains(name) && !Regex.IsMatch(source, $@"\b{name}\b"));

        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("README.md")]
    public void Every_link_leads_to_a_file(string page)
    {
        string path = Path.Combine(Repository.Root, page);

        IEnumerable<string> broken = Link().Matches(File.ReadAllText(path))
            .Select(static match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)));

        Assert.Empty(broken);
    }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]{2,}\b")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
