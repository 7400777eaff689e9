using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Generator.Tests.Containers;

/// <summary>A source with what is generated for it, and all that is wrong with it.</summary>
internal sealed record SampleCompilation(GeneratorRun Run)
{
    /// <summary>Errors of the C# compiler, the generator and the analyzer.</summary>
    public IEnumerable<Diagnostic> Problems =>
    [
        .. Run.GeneratorDiagnostics, .. Run.Analyze().Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info), .. Run.CompilerDiagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
    ];

    public static SampleCompilation Of(string source)
    {
        CSharpCompilation compilation = GeneratorRun.CreateCompilation(source);
        return new(GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true))));
    }
}
