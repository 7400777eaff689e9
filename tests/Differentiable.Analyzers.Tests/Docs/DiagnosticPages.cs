using System.Reflection;
using System.Text.RegularExpressions;
using Differentiable.CSharp.Diagnostics;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>docs/diagnostics, read, and the diagnostics that it must describe.</summary>
internal static partial class DiagnosticPages
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "diagnostics");

    /// <summary>Every diagnostic there is.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (DiagnosticDescriptor)field.GetValue(null)!)];

    public static DiagnosticDescriptor Of(string id) => All.Single(descriptor => descriptor.Id == id);

    public static string Text(string page) => File.ReadAllText(Path.Combine(Folder, page));

    /// <summary>The example of the page that reports the diagnostic, or the one that compiles.</summary>
    public static string Example(string id, string mark) =>
        Assert.Single(CodeBlock().Matches(Text(id + ".md")), match => match.Groups[1].Value == mark).Groups[2].Value;

    [GeneratedRegex("<!-- (reports|compiles) -->\n```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
