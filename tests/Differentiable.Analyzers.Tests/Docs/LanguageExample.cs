using System.Text.RegularExpressions;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>A row of docs/language.md.</summary>
/// <param name="Code">A body, or a member that is marked [Differentiable].</param>
/// <param name="Forward">What the page says of forward mode: yes, or ids.</param>
/// <param name="Reverse">What it says of reverse mode.</param>
internal sealed partial record LanguageExample(string Code, string Forward, string Reverse)
{
    public bool IsMember => Code.Contains("[Differentiable", StringComparison.Ordinal);

    public string Program => IsMember ? "public partial class Program { " + Code + " }" : Construct.Program(Code);

    public bool IsForward => Forward == "yes";

    public bool IsReverse => Reverse == "yes";

    /// <summary>The diagnostics that the page names, each once.</summary>
    public IEnumerable<string> Ids => Id().Matches(Forward + Reverse).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("DIFF[0-9]{4}")]
    private static partial Regex Id();
}
