using Differentiable.Testing.Harness;
using Differentiable.Testing.Purity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Integration.Tests;

/// <summary>The purity properties over everything that is emitted for this project and for the samples; random programs are checked with their derivatives.</summary>
public sealed class PurityTests
{
    [Theory]
    [InlineData("tests/Differentiable.Integration.Tests")]
    [InlineData("tests/Differentiable.Integration.Tests/Vectors")]
    [InlineData("tests/Differentiable.Integration.Tests/Arrays")]
    [InlineData("tests/Differentiable.Integration.Tests/ArrayResults")]
    [InlineData("samples/GettingStarted")]
    [InlineData("samples/AdBench", true)]
    [InlineData("samples/NistRegression")]
    public void Emitted_code_has_every_purity_property(string folder, bool inside = false)
    {
        GeneratorRun run = GeneratorRun.Of(CompilationOf(folder, inside ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly));

        Assert.NotEmpty(run.GeneratedTrees);
        Assert.Empty(run.GeneratorDiagnostics);
        IReadOnlyList<PurityViolation> violations = PurityChecker.Check(run.Compilation, run.GeneratedTrees);
        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    private static CSharpCompilation CompilationOf(string folder, SearchOption depth)
    {
        const string implicitUsings = """
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
            global using System.Threading; global using System.Threading.Tasks; global using Xunit;
            """;

        // What the tests run with is what these sources were compiled against.
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<string> sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", depth).Select(File.ReadAllText);

        return GeneratorRun.CreateCompilation([.. sources, implicitUsings])
            .WithReferences(platform.Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)))
            .WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }
}
