using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.RandomPrograms;

/// <summary>The printed text and the tree mean the same: C# computes the oracle's values bit for bit.</summary>
public sealed class PrimalTests
{
    private const int Programs = 500;

    [Theory]
    [InlineData(RandomProgramFeatures.All, 0)]
    [InlineData(RandomProgramFeatures.Smooth, 100_000)]
    [InlineData(RandomProgramFeatures.None, 200_000)]
    public void Compiled_text_computes_the_value_of_the_tree(RandomProgramFeatures features, int firstSeed)
    {
        RandomProgramOptions options = new() { Features = features };
        RandomProgram[] programs = [.. Enumerable.Range(firstSeed, Programs).Select(s => RandomProgramGenerator.Generate(s, options))];

        CompiledProgram compiled = CompiledProgram.Compile(programs);

        string[] accepted = ["CS0168", "CS0219"];
        Diagnostic? warning = compiled.Diagnostics.FirstOrDefault(
            d => d.Severity == DiagnosticSeverity.Warning && !accepted.Contains(d.Id));
        Assert.True(warning is null, $"{warning}\n{warning?.Location.SourceTree}");
        foreach (RandomProgram program in programs)
        {
            foreach (object[] arguments in program.SampleArguments(8))
            {
                object expected = Outcomes.Of(() => compiled.Invoke(program, arguments));
                object actual = Outcomes.Of(() => Oracle.Value(program, arguments));
                Assert.True(expected.Equals(actual), $"{expected} {actual} at {string.Join(", ", arguments)}\n{program}");
            }
        }
    }
}
