using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>
/// Array variables that stand for other arrays: the generator copies elements in their place, which is the same only where no array has two names. What it accepts of random programs is run beside them: values
/// are those of the program itself, and derivatives those of difference quotients.
/// </summary>
/// <remarks>As many programs as RANDOM_HANDOVERS says, from RANDOM_SEED; without them, 120 from a seed of the day. Most are rejected, with an error where they assign.</remarks>
public sealed class HandoverProgramTests(ITestOutputHelper output)
{
    [Fact]
    public void Random_programs_that_are_accepted_keep_their_meaning()
    {
        int count = Setting.Of("RANDOM_HANDOVERS", 120);
        int first = Setting.Of("RANDOM_SEED", 1000 * DateTime.UtcNow.DayOfYear);
        string[] names = [.. Enumerable.Range(first, count).Select(static seed => "H" + seed)];
        string[] sources = [.. Enumerable.Range(first, count).Select(static seed => HandoverPrograms.Source(seed, "H" + seed))];

        Diagnostic[] errors = [.. GeneratorRun.Of(sources).Analyze().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        HashSet<string> rejected = [.. errors.Select(static error => ClassOf(error.Location))];
        int[] accepted = [.. Enumerable.Range(0, count).Where(i => !rejected.Contains(names[i]))];
        Assert.All(errors, static error => Assert.Contains(error.Id, (string[])["DIFF0101", "DIFF0102"]));

        GeneratorRun run = GeneratorRun.Of([.. accepted.Select(i => sources[i])]);
        Assert.DoesNotContain(run.CompilerDiagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        CompiledCode code = CompiledCode.Load(run.Compilation);
        int compared = accepted.Sum(i => QuotientComparison.Of(code, names[i], sources[i]));

        output.WriteLine($"{count} programs from seed {first}, {accepted.Length} accepted, {compared} derivatives compared with quotients.");
        Assert.True(compared > accepted.Length, "Hardly anything was compared.");
        Assert.True(accepted.Length > count / 8, "Hardly anything was accepted.");
    }

    private static string ClassOf(Location location)
    {
        string text = location.SourceTree!.ToString();
        int start = text.IndexOf("class H", StringComparison.Ordinal) + "class ".Length;
        return text[start..text.IndexOfAny(['\r', '\n'], start)];
    }
}
