using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Generator.Tests.Robustness;

/// <summary>One source put through the C# compiler alone, then with the generator, then through the analyzer.</summary>
internal sealed class SampleRun
{
    private const string PartialWithoutBody = "CS8795";

    private static readonly string[] Suffixes = ["Gradient", "Jvp", "Vjp", "Hvp", "Hessian"];

    // All samples are put into copies of one compilation, which share the symbols of the references.
    private static readonly CSharpCompilation Empty = GeneratorRun.CreateCompilation().WithOptions(
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private SampleRun(GeneratorRun run, IReadOnlyList<Diagnostic> inputErrors, bool callsGenerated) =>
        (Run, InputErrors, CallsGenerated) = (run, inputErrors, callsGenerated);

    public GeneratorRun Run { get; }

    /// <summary>The errors of the user's code by itself, calls of members that are to be generated excepted.</summary>
    public IReadOnlyList<Diagnostic> InputErrors { get; }

    /// <summary>Whether the user's code calls members that are to be generated: then what the C# compiler makes of it is known only with them.</summary>
    public bool CallsGenerated { get; }

    public IReadOnlyList<Diagnostic> CompilerErrors => [.. Errors(Run.CompilerDiagnostics)];

    public IReadOnlyList<Diagnostic> OurErrors => [.. Errors(Run.Analyze())];

    public static CSharpCompilation Compile(string source) => Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, GeneratorRun.ParseOptions, path: "Source.cs"));

    public static SampleRun Of(string source)
    {
        CSharpCompilation compilation = Compile(source);
        Diagnostic[] errors = [.. Errors(compilation.GetDiagnostics()).Where(static error => error.Id != PartialWithoutBody)];
        return new(GeneratorRun.Of(compilation), [.. errors.Where(static error => !IsOfMissingMember(error))], errors.Any(IsOfMissingMember));
    }

    /// <summary>The run; null if the C# compiler throws at the source by itself, as it does at a lambda that is deconstructed into declared names.</summary>
    public static SampleRun? OfDamaged(string source)
    {
        try
        {
            Compile(source).GetDiagnostics();
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        return Of(source);
    }

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error);

    // CS0117, CS0103: no such member, no such name.
    private static bool IsOfMissingMember(Diagnostic error) => error.Id is "CS0117" or "CS0103"
        && error.Location.SourceTree is { } tree
        && tree.GetText().ToString(error.Location.SourceSpan) is var name
        && Suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
}
