using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Differentiable.Analyzers;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiable.Benchmarks.Build;

/// <summary>What the generator and the analyzer add to a build, and to an edit, of a thousand marked methods, beside what the compiler itself takes to bind them.</summary>
[Config(typeof(BuildConfig))]
public class GeneratorBenchmarks
{
    private CSharpCompilation _cold = ManyMethods.Compilation;
    private CSharpCompilation _edited = ManyMethods.Compilation;
    private GeneratorDriver _warm = GeneratorRun.CreateDriver();

    [GlobalSetup]
    public void RunOnce()
    {
        _warm = GeneratorRun.CreateDriver().RunGenerators(ManyMethods.Compilation);
        _edited = ManyMethods.Compilation;
        Analyze(new DifferentiableMethodAnalyzer());
    }

    [IterationSetup(Targets = [nameof(Binding), nameof(Edit), nameof(Analyzer), nameof(IdleAnalyzer)])]
    public void ForgetWhatIsBound() => _edited = ManyMethods.Edited(ManyMethods.Compilation);

    [IterationSetup(Target = nameof(Cold))]
    public void ForgetAll() => _cold = ManyMethods.Parsed();

    [Benchmark(Baseline = true, Description = "binding by the compiler, after an edit")]
    public ImmutableArray<Diagnostic> Binding() => _edited.GetDiagnostics();

    [Benchmark(Description = "generator, after the edit")]
    public GeneratorDriver Edit() => _warm.RunGenerators(_edited);

    [Benchmark(Description = "generator, cold")]
    public GeneratorDriver Cold() => GeneratorRun.CreateDriver().RunGenerators(_cold);

    [Benchmark(Description = "analyzer, after the edit")]
    public int Analyzer() => Analyze(new DifferentiableMethodAnalyzer());

    [Benchmark(Description = "an analyzer that does nothing, after the edit")]
    public int IdleAnalyzer() => Analyze(new IdleAnalyzer());

    private int Analyze(DiagnosticAnalyzer analyzer)
    {
        CompilationWithAnalyzers analysis = _edited.WithAnalyzers([analyzer], new AnalyzerOptions([]));
        return ManyMethods.WrittenIn(_edited).Sum(model => analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length);
    }
}
