using Differentiable.Generator.Tests.Robustness;
using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Generator.Tests.Caching;

/// <summary>The same program gives the same models and the same files, in whatever order and however often it is run.</summary>
public sealed class DeterminismTests
{
    private static readonly RandomProgramOptions Options = RandomProgramOptions.Default with
    {
        Features = RandomProgramFeatures.Scalars,
        EntryAttribute = "Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)",
        HelperAttribute = "Differentiable",
    };

    private static readonly string[] Sources =
        [.. SupportedSamples.All.Take(6).Select(static sample => sample.Source), .. Enumerable.Range(500, 10).Select(static seed => RandomProgramGenerator.Generate(seed, Options).Source)];

    [Fact]
    public void Two_runs_give_equal_models()
    {
        IReadOnlyList<object> first = CachedRun.Values(Run(Sources));
        IReadOnlyList<object> second = CachedRun.Values(Run(Sources));

        Assert.True(first.Count > 6 * Sources.Length);
        Assert.Equal(first.Count, second.Count);
        Assert.All(first.Zip(second), static pair =>
        {
            Assert.NotSame(pair.First, pair.Second);
            Assert.True(pair.First.Equals(pair.Second), $"{pair.First}\n{pair.Second}");
            Assert.Equal(pair.First.GetHashCode(), pair.Second.GetHashCode());
        });
    }

    [Fact]
    public void The_order_of_files_does_not_matter() => Assert.Equal(Files(Run(Sources)), Files(Run([.. Sources.Reverse()])));

    [Fact]
    public void Programs_do_not_influence_each_other() =>
        Assert.Equal(Files(Run(Sources)), Sources.Reverse().SelectMany(static source => Files(Run([source]))).OrderBy(static file => file.Hint, StringComparer.Ordinal));

    [Fact]
    public void An_incremental_run_gives_what_a_fresh_one_gives()
    {
        CSharpCompilation compilation = GeneratorRun.CreateCompilation(Sources);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);

        for (int i = 0; i < Sources.Length; i++)
        {
            SyntaxTree tree = compilation.SyntaxTrees[i];
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Sources[^(i + 1)], GeneratorRun.ParseOptions, path: tree.FilePath, cancellationToken: TestContext.Current.CancellationToken));
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Files(Run(Sources)), Files(driver.GetRunResult()));
    }

    private static GeneratorDriverRunResult Run(string[] sources) => GeneratorRun.CreateDriver().RunGenerators(GeneratorRun.CreateCompilation(sources), TestContext.Current.CancellationToken).GetRunResult();

    private static (string Hint, string Text)[] Files(GeneratorDriverRunResult result) =>
        [.. result.Results.Single().GeneratedSources.Select(static file => (file.HintName, file.SourceText.ToString())).OrderBy(static file => file.HintName, StringComparer.Ordinal)];
}
