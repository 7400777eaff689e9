using System.Text.RegularExpressions;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>docs/language.md, read: its examples, and the kinds of operations that it says cannot occur.</summary>
internal static partial class LanguagePage
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "language.md"));

    /// <summary>One for each row with an example.</summary>
    public static IReadOnlyList<LanguageExample> Examples { get; } = [.. Lines.Select(static line => ExampleRow().Match(line)).Where(static match => match.Success).Select(static match =>
        new LanguageExample(match.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal), match.Groups[2].Value, match.Groups[3].Value))];

    /// <summary>The names of the kinds in the last table.</summary>
    public static IReadOnlyList<string> KindsThatCannotOccur { get; } =
        [.. Lines.Select(static line => KindRow().Match(line)).Where(static match => match.Success).SelectMany(static match => match.Groups[1].Value.Split('`', ',', ' ')).Where(static name => name.Length > 0)];

    /// <summary>How many rows there are that are not headings.</summary>
    public static int RowCount { get; } = Lines.Count(static line => line.StartsWith('|') && !line.StartsWith("| |", StringComparison.Ordinal) && !line.StartsWith("| kind ", StringComparison.Ordinal) && !line.StartsWith("|---", StringComparison.Ordinal));

    /// <summary>How many rows were read, of either kind.</summary>
    public static int ReadCount { get; } = Lines.Count(static line => ExampleRow().IsMatch(line) || KindRow().IsMatch(line));

    [GeneratedRegex(@"^\| .+ \| `(.+)` \| (yes|.*DIFF.*) \| (yes|.*DIFF.*) \|$")]
    private static partial Regex ExampleRow();

    [GeneratedRegex(@"^\| ((?:`[A-Za-z]+`(?:, )?)+) \| [^|`]+ \|$")]
    private static partial Regex KindRow();
}
