using Differentiable.Testing.Harness;
using Differentiable.Testing.Purity;
using Differentiable.Testing.RandomPrograms;
using Microsoft.CodeAnalysis;

namespace Differentiable.Integration.Tests;

/// <summary>
/// Puts random programs through the generator, the analyzer, the purity checker and the comparison with the oracle. Of a batch that fails, each program is tried
/// by itself, and the ones that fail are made small.
/// </summary>
/// <param name="pointsPerProgram">How many points of each program are compared.</param>
/// <param name="shrinkingAttempts">How many smaller programs are tried for each one that fails.</param>
/// <param name="rewrite">What is made of a program's text first, which must not change what it means; null for nothing.</param>
internal sealed class RandomProgramCheck(int pointsPerProgram, int shrinkingAttempts, Func<string, string>? rewrite = null)
{
    /// <summary>Asserts that all is well with the programs, and returns how many numbers were compared.</summary>
    public int Check(RandomProgram[] programs)
    {
        try
        {
            return Run(programs, skipsThrowing: false);
        }
        catch (Exception exception)
        {
            string[] failures = [.. programs.Select(Report).OfType<string>()];
            Assert.Fail(failures.Length == 0 ? $"A batch fails of which no program fails alone: {exception}" : string.Join("\n\n", failures));
            return 0;
        }
    }

    /// <summary>What is wrong with a program, the program made small, or null.</summary>
    private string? Report(RandomProgram program)
    {
        if (Failure(program, skipsThrowing: false) is not { } failure)
        {
            return null;
        }

        string kind = KindOf(failure);
        RandomProgram shrunk = ProgramShrinker.Shrink(
            program, candidate => Failure(candidate, skipsThrowing: true) is { } message && KindOf(message) == kind, shrinkingAttempts);
        return $"Seed {program.Seed} fails: {Failure(shrunk, skipsThrowing: true) ?? failure}\nin\n{shrunk}\nshrunk from\n{program}";
    }

    private string? Failure(RandomProgram program, bool skipsThrowing)
    {
        try
        {
            Run([program], skipsThrowing);
            return null;
        }
        catch (Exception exception)
        {
            return exception is Xunit.Sdk.XunitException ? exception.Message : $"{exception.GetType().Name}: {exception}";
        }
    }

    /// <summary>What a message is about: its first words.</summary>
    private static string KindOf(string message) => string.Concat(message.TakeWhile(static c => c is not (':' or ',' or '(' or '\n')));

    /// <param name="programs">The programs.</param>
    /// <param name="skipsThrowing">Whether points are passed over where the program throws, as what is left of a larger one may.</param>
    private int Run(RandomProgram[] programs, bool skipsThrowing)
    {
        GeneratorRun run = GeneratorRun.Of([.. programs.SelectMany(program => (string[])[rewrite?.Invoke(program.Source) ?? program.Source, program.DerivativeCallerSource])]);
        AssertNone(run.GeneratorDiagnostics);

        // That a parameter of a random program has no derivative is a true warning.
        AssertNone([.. run.Analyze().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]);

        IReadOnlyList<PurityViolation> violations = PurityChecker.Check(run.Compilation, run.GeneratedTrees);
        Assert.True(violations.Count == 0, string.Join("\n", violations.Take(5)));
        CompiledCode code = CompiledCode.Load(run.Compilation);
        return programs.Sum(program => Run(program, code, skipsThrowing));
    }

    private static void AssertNone(IReadOnlyList<Diagnostic> diagnostics) =>
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics.Take(3).Select(static d => $"{d.Id}: {d}\n{d.Location.SourceTree}")));

    private int Run(RandomProgram program, CompiledCode code, bool skipsThrowing)
    {
        int compared = 0;

        foreach (object[] arguments in program.SampleArguments(pointsPerProgram))
        {
            if (Trace(program, arguments, skipsThrowing) is { } trace)
            {
                compared += new RandomProgramComparison(program, code, arguments).Compare(trace);
            }
        }

        return compared;
    }

    private static OracleTrace? Trace(RandomProgram program, object[] arguments, bool skipsThrowing)
    {
        try
        {
            return Oracle.Trace(program, arguments);
        }
        catch (Exception exception) when (skipsThrowing && exception is ArgumentException or ArithmeticException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
