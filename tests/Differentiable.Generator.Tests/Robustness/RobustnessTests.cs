using System.Diagnostics;
using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;
using Microsoft.CodeAnalysis;

namespace Differentiable.Generator.Tests.Robustness;

/// <summary>Whatever the source is, nothing throws, and errors are the user's: generated code has none that the user's code did not have.</summary>
/// <remarks>
/// The number of mutants, the seconds for them and the seed come from MUTANTS, MUTANT_SECONDS and MUTANT_SEED.
/// </remarks>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    private const int ShownFailures = 10;
    private const int BatchSize = 40;

    private static readonly RandomProgramOptions ProgramOptions = RandomProgramOptions.Default with
    {
        MaximumStatements = 15,
        EntryAttribute = "Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)",
        HelperAttribute = "Differentiable",
    };

    // Damage is done to the text: short programs, and first derivatives, meet it as often and in a tenth of the time.
    private static readonly RandomProgramOptions ShortOptions = ProgramOptions with { MaximumStatements = 6, EntryAttribute = "Differentiable" };

    [Fact]
    public void Supported_programs_are_differentiated_without_a_word() => AssertNone(SupportedSamples.All, static run =>
        [.. run.InputErrors, .. run.OurErrors, .. run.CompilerErrors]);

    [Fact]
    public void An_unsupported_construct_gives_an_error_of_ours_and_none_of_the_compilers() => AssertNone(UnsupportedSamples.Bodies, static run =>
        [.. run.InputErrors, .. run.CompilerErrors, .. OursMissing(run)]);

    [Fact]
    public void A_method_that_cannot_have_derivatives_gives_an_error_of_ours_and_none_of_the_compilers() => AssertNone(UnsupportedSamples.Declarations, static run =>
        [.. run.InputErrors, .. run.CompilerErrors, .. OursMissing(run)]);

    [Fact]
    public void A_wrong_declared_derivative_gives_an_error_of_ours() => AssertNone(UnsupportedSamples.DeclaredDerivatives, static run =>
        [.. run.InputErrors, .. run.CompilerErrors.Where(static error => error.Id != "CS8795"), .. OursMissing(run)]);

    [Fact]
    public void Damaged_programs_break_nothing()
    {
        int count = Setting.Of("MUTANTS", 3000);
        int seconds = Setting.Of("MUTANT_SECONDS", 40);
        int seed = Setting.Of("MUTANT_SEED", DateTime.UtcNow.DayOfYear);
        SourceMutator mutator = new(Corpus(), seed);
        Stopwatch watch = Stopwatch.StartNew();
        List<string> failures = [];
        int done = 0;
        int valid = 0;

        while (done < count && watch.Elapsed.TotalSeconds < seconds && failures.Count < ShownFailures)
        {
            // Each is a world of its own: as many at once as there are processors.
            string[] sources = [.. Enumerable.Range(0, BatchSize).Select(_ => mutator.Next())];
            (bool IsValid, IReadOnlyList<Diagnostic> Broken)[] results = [.. sources.AsParallel().AsOrdered().Select(Examine)];
            valid += results.Count(static result => result.IsValid);

            for (int i = 0; i < BatchSize; i++)
            {
                Report(new($"mutant {done + i + 1}", sources[i]), results[i].Broken, failures);
            }

            done += BatchSize;
        }

        output.WriteLine($"{done} mutants from seed {seed}, {valid} of them valid, {watch.Elapsed.TotalSeconds:F0} s.");
        Fail(failures);
        Assert.True(valid > done / 10, "Hardly any mutant was valid C#.");
    }

    /// <summary>Sources that once made the generator throw, as they are while being typed.</summary>
    [Theory]
    [InlineData("[Differentiable] static double F(double ) => 1;")]
    [InlineData("[Differentiable] static double F(double x) { double = x; return x; }")]
    [InlineData("[Differentiable] static double F(double x) { }")]
    [InlineData("[Differentiable] static double F(double x) { double y; if (x > 1) { y = x; } return y; }")]
    [InlineData("[Differentiable] static Missing F(double x) => x;")]
    [InlineData("[Differentiable] static double F(Missing x, double y) => y;")]
    [InlineData("[Differentiable, DerivativeOf(\"F\", Derivatives.Gradient)] static Missing G(double x); static double F(double x) => x;")]
    [InlineData("[Differentiable] static double F(double x, bool flag = class true) => x;")]
    [InlineData("[Differentiable] static double F(double x, double y = null) => x;")]
    [InlineData("[Differentiable(Also = )] static double F(double x, Derivatives y = (Derivatives)null) => x;")]
    public void Unfinished_code_does_not_make_the_generator_throw(string member)
    {
        SampleRun run = SampleRun.Of("using System; using Differentiable; public static partial class C { " + member + " }");

        Assert.Empty(run.Run.GeneratorDiagnostics);
        Assert.DoesNotContain(run.OurErrors, static error => !IsOurs(error));
    }

    [Fact]
    public void A_cancelled_run_stops_with_that_exception_only()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Compilation compilation = SampleRun.Compile(SupportedSamples.All[0].Source);

        Assert.ThrowsAny<OperationCanceledException>(() => GeneratorRun.CreateDriver().RunGenerators(compilation, source.Token));
    }

    [Fact]
    public void A_run_that_is_cancelled_under_way_stops_or_finishes()
    {
        Compilation compilation = SampleRun.Compile(SupportedSamples.All[3].Source);
        Random random = new(1);

        for (int i = 0; i < 50; i++)
        {
            using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(random.NextDouble() * 20));

            try
            {
                GeneratorDriver driver = GeneratorRun.CreateDriver().RunGenerators(compilation, source.Token);
                Assert.All(driver.GetRunResult().Results, static result => Assert.Null(result.Exception));
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }
        }
    }

    private static IEnumerable<string> Corpus() =>
    [
        .. SupportedSamples.All.Select(static sample => sample.Source).Where(static source => source.Length < 2000),
        .. UnsupportedSamples.Bodies.Select(static sample => sample.Source),
        .. UnsupportedSamples.Declarations.Select(static sample => sample.Source),
        .. UnsupportedSamples.DeclaredDerivatives.Select(static sample => sample.Source),
        .. Enumerable.Range(1, 60).Select(static seed => RandomProgramGenerator.Generate(seed, ShortOptions).Source),
    ];

    private static (bool IsValid, IReadOnlyList<Diagnostic> Broken) Examine(string source) =>
        SampleRun.OfDamaged(source) is { } run ? (run.InputErrors.Count == 0, WhatBroke(run)) : (false, []);

    /// <summary>What must not happen whatever the source is; and where nothing is wrong with the source, no error must come of it.</summary>
    private static IReadOnlyList<Diagnostic> WhatBroke(SampleRun run)
    {
        IReadOnlyList<Diagnostic> ours = run.OurErrors;
        IEnumerable<Diagnostic> broken = [.. run.Run.GeneratorDiagnostics, .. ours.Where(static error => !IsOurs(error))];

        if (run.InputErrors.Count == 0)
        {
            bool seesAll = ours.Count == 0 && !run.CallsGenerated;
            broken = broken.Concat(run.CompilerErrors.Where(error => seesAll || run.Run.GeneratedTrees.Contains(error.Location.SourceTree)));
        }

        return [.. broken];
    }

    private static IEnumerable<Diagnostic> OursMissing(SampleRun run) => run.OurErrors.Any(IsOurs) ? [] : [Missing];

    private static Diagnostic Missing { get; } = Diagnostic.Create(
        new DiagnosticDescriptor("TEST", "No error of ours", "There is no error of ours", "Test", DiagnosticSeverity.Error, isEnabledByDefault: true), Location.None);

    private static bool IsOurs(Diagnostic error) => error.Id.StartsWith("DIFF", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<Sample> samples, Func<SampleRun, IReadOnlyList<Diagnostic>> problems)
    {
        List<string> failures = [];

        foreach (Sample sample in samples)
        {
            SampleRun run = SampleRun.Of(sample.Source);
            bool isInnocent = sample.Name.StartsWith("supported: ", StringComparison.Ordinal) || sample.Name.StartsWith("no error: ", StringComparison.Ordinal);
            IEnumerable<Diagnostic> found = [.. run.Run.GeneratorDiagnostics, .. run.OurErrors.Where(error => !IsOurs(error) || isInnocent), .. problems(run)];
            Report(sample, [.. found.Where(problem => !isInnocent || problem != Missing)], failures);
        }

        Fail(failures);
    }

    private static void Report(Sample sample, IReadOnlyList<Diagnostic> problems, List<string> failures)
    {
        if (problems.Count > 0)
        {
            string where = string.Concat(problems.Take(4).Select(static problem => $"\n  {problem}\n    {problem.Location.SourceTree?.GetText().Lines.GetLineFromPosition(problem.Location.SourceSpan.Start)}"));
            failures.Add(sample.Name + where + "\n" + (sample.Source.Length < 6000 ? sample.Source : "..."));
        }
    }

    private static void Fail(List<string> failures) => Assert.True(failures.Count == 0, $"{failures.Count} failures\n" + string.Join("\n----\n", failures));
}
