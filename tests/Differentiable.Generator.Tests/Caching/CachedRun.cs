using Differentiable.CSharp.Models;
using Differentiable.Generator.Models;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Generator.Tests.Caching;

/// <summary>A first run of the generator, and the reasons for which each step of a second one ran.</summary>
internal sealed class CachedRun
{
    /// <summary>The stages whose input is the value of the stage before.</summary>
    public static IReadOnlyList<string> LaterStages { get; } = [Stages.Normalize, Stages.Linearize, Stages.Represent, Stages.Simplify, Stages.Emit];

    private readonly GeneratorRunResult _result;

    private CachedRun(GeneratorRunResult result) => _result = result;

    /// <summary>Runs on the sources, edits the first of them, and runs again.</summary>
    public static CachedRun AfterEdit(string source, string editedSource, string other, string editedOther)
    {
        CSharpCompilation compilation = GeneratorRun.CreateCompilation(source, other);
        GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(compilation);
        Compilation edited = Edit(Edit(compilation, 0, source, editedSource), 1, other, editedOther);
        return new(driver.RunGenerators(edited).GetRunResult().Results.Single());
    }

    /// <summary>The reason of the stage's step for each method, by the name of the method.</summary>
    public ILookup<string, IncrementalStepRunReason> Reasons(string stage) => _result.TrackedSteps[stage]
        .SelectMany(static step => step.Outputs)
        .ToLookup(static output => NameOf(output.Value), static output => output.Reason);

    /// <summary>The values of all named stages, in order.</summary>
    public static IReadOnlyList<object> Values(GeneratorDriverRunResult result) =>
        [.. result.Results.Single().TrackedSteps.Where(static steps => steps.Key == Stages.Lower || LaterStages.Contains(steps.Key))
            .OrderBy(static steps => steps.Key, StringComparer.Ordinal)
            .SelectMany(static steps => steps.Value).SelectMany(static step => step.Outputs).Select(static output => output.Value)];

    private static Compilation Edit(Compilation compilation, int index, string before, string after)
    {
        if (before == after)
        {
            return compilation;
        }

        SyntaxTree tree = compilation.SyntaxTrees.ElementAt(index);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(after)));
    }

    // Hints are Namespace.Type.Method.hash.g.cs.
    private static string NameOf(object model) => HintOf(model).Split('.')[^4];

    private static string HintOf(object model) => model switch
    {
        LoweredMethod method => method.Header.Hint,
        NormalizedMethod method => method.Header.Hint,
        LinearizedMethod method => method.Header.Hint,
        RepresentedMethod method => method.Header.Hint,
        GeneratedFile file => file.Hint,
        _ => throw new ArgumentException($"{model} is not a model of the pipeline.", nameof(model)),
    };
}
