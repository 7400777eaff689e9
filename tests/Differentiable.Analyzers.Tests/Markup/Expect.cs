using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Analyzers.Tests.Markup;

/// <summary>Runs generator and analyzer over marked text and compares what they report with the marks.</summary>
internal static class Expect
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Differentiable;\n";

    /// <summary>The marks, all of them, each once, and nothing else: no other error of the C# compiler either.</summary>
    public static IReadOnlyList<Diagnostic> Reports(string id, string marked, params MetadataReference[] references)
    {
        GeneratorRun run = RunOf(MarkedSource.Parse(marked, id).Text, references);

        Assert.Empty(Echoes(run));
        return ReportsOnly(id, marked, run);
    }

    /// <summary>The marks, where not even the signature of a derivative is known, so that what calls one cannot compile.</summary>
    public static IReadOnlyList<Diagnostic> ReportsWithoutStubs(string id, string marked) => ReportsOnly(id, marked, RunOf(MarkedSource.Parse(marked, id).Text));

    /// <summary>Nothing is reported, and the program with its derivatives compiles, none of which is a stub.</summary>
    public static void Clean(string source, params MetadataReference[] references)
    {
        GeneratorRun run = RunOf(source, references);

        Assert.Empty(Echoes(run));
        Assert.Empty(Found(run));
        Assert.All(run.GeneratedTrees, static tree => Assert.DoesNotContain("NotSupportedException", tree.ToString(), StringComparison.Ordinal));
    }

    private static MetadataReference Tensors { get; } = MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location);

    public static CSharpCompilation CompilationOf(string source)
    {
        CSharpCompilation compilation = GeneratorRun.CreateCompilation(Usings + source);
        return compilation.WithOptions(compilation.Options.WithAllowUnsafe(true)).AddReferences(Tensors);
    }

    /// <summary>
    /// What is reported, without DIFF0208 and what is only information, unless it is asked for: snippets have parameters that they do not need for what they are about,
    /// and roots without guards.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Found(GeneratorRun run, string id = "") =>
        [.. run.Analyze().Where(diagnostic => diagnostic.Id == id || (diagnostic.Id != "DIFF0208" && diagnostic.Severity > DiagnosticSeverity.Info))];

    public static GeneratorRun RunOf(string source, params MetadataReference[] references)
    {
        GeneratorRun run = GeneratorRun.Of(CompilationOf(source).AddReferences(references));

        Assert.Empty(run.GeneratorDiagnostics);
        return run;
    }

    /// <summary>The compiler's own errors: none of them must come of ours.</summary>
    public static IEnumerable<Diagnostic> Echoes(GeneratorRun run) => run.Compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>A diagnostic's place in the text that was given.</summary>
    public static Microsoft.CodeAnalysis.Text.TextSpan SpanOf(Diagnostic diagnostic) =>
        new(diagnostic.Location.SourceSpan.Start - Usings.Length, diagnostic.Location.SourceSpan.Length);

    private static IReadOnlyList<Diagnostic> ReportsOnly(string id, string marked, GeneratorRun run)
    {
        MarkedSource source = MarkedSource.Parse(marked, id);
        IReadOnlyList<Diagnostic> diagnostics = Found(run, id);

        Assert.Equal(
            source.Expected.Select(expected => $"{expected.Id} {source.Text.Substring(expected.Span.Start, expected.Span.Length)}").Order(StringComparer.Ordinal),
            diagnostics.Select(diagnostic => $"{diagnostic.Id} {source.Text.Substring(SpanOf(diagnostic).Start, SpanOf(diagnostic).Length)}").Order(StringComparer.Ordinal));
        Assert.Equal(source.Expected.Select(static e => e.Span.Start).Order(), diagnostics.Select(static d => SpanOf(d).Start).Order());
        return diagnostics;
    }
}
