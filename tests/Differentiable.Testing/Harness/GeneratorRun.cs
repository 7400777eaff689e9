using Basic.Reference.Assemblies;
using Differentiable.Analyzers;
using Differentiable.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiable.Testing.Harness;

/// <summary>C# text put through the generator and the analyzer, in memory.</summary>
/// <param name="Compilation">The compilation with what was generated.</param>
/// <param name="GeneratedTrees">What was generated.</param>
/// <param name="GeneratorDiagnostics">What the driver reported: nothing, unless the generator threw.</param>
public sealed record GeneratorRun(Compilation Compilation, IReadOnlyList<SyntaxTree> GeneratedTrees, IReadOnlyList<Diagnostic> GeneratorDiagnostics)
{
    /// <summary>The language version of the tests' programs.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14);

    /// <summary>All of .NET and the runtime.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location)];

    /// <summary>Errors and warnings of the C# compiler, generated code included.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => Compilation.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning);

    /// <summary>The text of the generated file whose name contains the given text.</summary>
    public string Generated(string hint = "") => GeneratedTrees.Single(tree => Path.GetFileName(tree.FilePath).Contains(hint, StringComparison.Ordinal)).ToString();

    public static GeneratorRun Of(params string[] sources) => Of(CreateCompilation(sources));

    public static GeneratorRun Of(Compilation compilation)
    {
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        return new(updated, result.GeneratedTrees, [.. result.Diagnostics, .. result.Results.Where(static r => r.Exception is not null).Select(Failure)]);
    }

    public static CSharpCompilation CreateCompilation(params string[] sources) => CSharpCompilation.Create(
        "Program",
        sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, path: $"Source{i}.cs")),
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the analyzer reports, with the generated code in the compilation as it is in a build. What it throws is thrown, not reported as a warning.</summary>
    public IReadOnlyList<Diagnostic> Analyze()
    {
        CompilationWithAnalyzers analysis = Compilation.WithAnalyzers([new DifferentiableMethodAnalyzer()], new AnalyzerOptions([]));
        Diagnostic[] reported = [.. analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().OrderBy(static d => d.Location.SourceSpan.Start)];

        return reported.FirstOrDefault(static d => d.Id == "AD0001") is { } failure ? throw new InvalidOperationException(failure.ToString()) : reported;
    }

    private static Diagnostic Failure(GeneratorRunResult result) => Diagnostic.Create(
        new DiagnosticDescriptor("CS8785", "Generator failed", "{0}", "Test", DiagnosticSeverity.Error, isEnabledByDefault: true), Location.None, result.Exception);
}
