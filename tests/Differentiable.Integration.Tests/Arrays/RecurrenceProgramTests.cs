using Differentiable.Testing.Harness;
using Differentiable.Testing.Purity;
using Microsoft.CodeAnalysis;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Random recurrences along arrays: where the way back does not wait for the way there, both run at once, and derivatives are the same.</summary>
/// <remarks>As many programs as RANDOM_RECURRENCES says, from RANDOM_SEED; without them, 60 from a seed of the day.</remarks>
public sealed class RecurrenceProgramTests(ITestOutputHelper output)
{
    [Fact]
    public void Random_recurrences_agree_with_quotients()
    {
        int count = Setting.Of("RANDOM_RECURRENCES", 60);
        int first = Setting.Of("RANDOM_SEED", 1000 * DateTime.UtcNow.DayOfYear);
        string[] names = [.. Enumerable.Range(first, count).Select(static seed => "R" + seed)];
        string[] sources = [.. Enumerable.Range(first, count).Select(static seed => RecurrencePrograms.Source(seed, "R" + seed))];

        GeneratorRun run = GeneratorRun.Of(sources);
        Assert.DoesNotContain(run.Analyze(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(PurityChecker.Check(run.Compilation, run.GeneratedTrees));
        CompiledCode code = CompiledCode.Load(run.Compilation);
        int compared = 0;

        for (int i = 0; i < count; i++)
        {
            compared += QuotientComparison.Of(code, names[i], sources[i]);
            QuotientComparison.OfHvp(code, names[i], sources[i]);
        }

        int fromBothEnds = run.GeneratedTrees.Count(static tree => tree.ToString().Contains("from both ends", StringComparison.Ordinal));
        output.WriteLine($"{count} programs from seed {first}, {fromBothEnds} from both ends, {compared} derivatives compared with quotients.");
        Assert.True(compared > 3 * count, "Hardly anything was compared.");
        Assert.True(fromBothEnds > count / 5, "Hardly anything ran from both ends.");
    }
}
