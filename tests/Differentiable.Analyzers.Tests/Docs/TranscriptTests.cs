using System.Globalization;
using System.Text.RegularExpressions;
using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>The programs that a newcomer writes get the messages that the page shows, word for word, and none of them once they are mended.</summary>
public sealed partial class TranscriptTests
{
    private const int Least = 20;

    private static readonly Dictionary<string, TranscriptProgram> Programs = Entry().Matches(DiagnosticPages.Text("transcript.md"))
        .Select(static match => new TranscriptProgram(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value))
        .ToDictionary(static program => program.Title);

    public static TheoryData<string> Titles => [.. Programs.Keys];

    [Fact]
    public void There_are_as_many_as_were_promised_and_every_entry_is_complete()
    {
        Assert.InRange(Programs.Count, Least, int.MaxValue);
        Assert.Equal(DiagnosticPages.Text("transcript.md").Split("\n## ").Length - 1, Programs.Count);
    }

    [Theory, MemberData(nameof(Titles))]
    public void A_wrong_program_gets_exactly_these_messages(string title)
    {
        GeneratorRun run = Expect.RunOf(Programs[title].Wrong);

        IEnumerable<string> messages = run.Analyze().Select(static d => $"- {d.Severity} [{d.Id}]({d.Id}.md): {d.GetMessage(CultureInfo.InvariantCulture)}\n");

        Assert.Equal(Programs[title].Messages, string.Concat(messages));
        Assert.Empty(Expect.Echoes(run));
    }

    [Theory, MemberData(nameof(Titles))]
    public void The_mended_program_gets_none(string title)
    {
        Expect.Clean(Programs[title].Mended);
        Assert.Empty(Expect.RunOf(Programs[title].Mended).Analyze());
    }

    [GeneratedRegex("## \\d+\\. ([^\n]*)\n\n<!-- wrong -->\n```csharp\n(.*?)```\n\n((?:- [^\n]*\n)+)\n<!-- mended -->\n```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Entry();
}
