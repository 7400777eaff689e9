using Microsoft.CodeAnalysis;

namespace Differentiable.Generator.Tests.Caching;

/// <summary>
/// What an edit runs again, by exact reason. Lowering runs for every marked method at every change; where its value did not change, nothing after it runs.
/// </summary>
public sealed class CachingTests
{
    private const string Source = """
        using System;
        using Differentiable;

        namespace Example;

        public static partial class Model
        {
            public static int Unrelated() => 1;

            [Differentiable]
            public static double Straight(double x, double y, int n = 2)
            {
                double sine = Math.Sin(x) * y;
                return sine + n;
            }

            [Differentiable]
            public static double Callee(double a, double b = 1) => a * b;

            [Differentiable]
            public static double Caller(double x)
            {
                return Callee(x, 2) + x;
            }

            [Differentiable]
            public static double Omits(double x) => Callee(x);

            [Differentiable(Also = Derivatives.Hvp)]
            public static double Expands(double x) => Callee(x, x);

            public static double Target(double x) => x * x * x;

            [DerivativeOf(nameof(Target), Derivatives.Gradient)]
            public static partial double Slope(double x);

            [Differentiable]
            public static double UsesSlope(double x) => Slope(x) + 1;
        }
        """;

    private const string Other = "public static class Other { public static int Number() => 1; }";

    private static readonly string[] All = ["Straight", "Callee", "Caller", "Omits", "Expands", "Slope", "UsesSlope"];

    [Fact]
    public void No_edit_runs_nothing() => AssertRuns(Edit(), IncrementalStepRunReason.Cached);

    [Fact]
    public void An_edit_of_another_file_runs_lowering_only() =>
        AssertRuns(CachedRun.AfterEdit(Source, Source, Other, Other.Replace("=> 1", "=> 2", StringComparison.Ordinal)), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void A_new_member_in_another_file_runs_lowering_only() =>
        AssertRuns(CachedRun.AfterEdit(Source, Source, Other, Other.Replace("}", "} public static int Field;", StringComparison.Ordinal)), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void An_edit_of_an_unmarked_member_runs_lowering_only() => AssertRuns(Edit("Unrelated() => 1", "Unrelated() => 2"), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void A_line_inserted_above_runs_lowering_only() => AssertRuns(Edit("namespace Example;", "// moved\n\nnamespace Example;"), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void A_comment_in_the_body_runs_lowering_only() =>
        AssertRuns(Edit("double sine = Math.Sin(x) * y;", "// first\n        double sine /* second */ = Math.Sin(/* third */ x)/* fourth */* y; // fifth"), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void White_space_in_the_body_runs_lowering_only() =>
        AssertRuns(Edit("double sine = Math.Sin(x) * y;", "double  sine=Math . Sin( x )\n            *y ;\n"), IncrementalStepRunReason.Unchanged);

    [Fact]
    public void An_edit_of_a_body_runs_that_method() => AssertRuns(Edit("Math.Sin(x) * y", "Math.Cos(x) * y"), IncrementalStepRunReason.Unchanged, "Straight");

    [Fact]
    public void An_edit_of_a_callee_runs_it_and_those_that_hold_its_body() => AssertRuns(Edit("=> a * b", "=> a - b"), IncrementalStepRunReason.Unchanged, "Callee", "Expands");

    [Fact]
    public void An_edit_of_a_target_runs_its_derivative_and_those_that_call_it() =>
        AssertRuns(Edit("x * x * x", "x * x"), IncrementalStepRunReason.Unchanged, "Slope", "UsesSlope");

    [Fact]
    public void An_edit_of_a_default_value_runs_the_method_and_those_that_omit_the_argument() =>
        AssertRuns(Edit("double b = 1", "double b = 3"), IncrementalStepRunReason.Unchanged, "Callee", "Omits");

    [Fact]
    public void A_default_value_that_no_one_omits_runs_the_method() => AssertRuns(Edit("int n = 2", "int n = 3"), IncrementalStepRunReason.Unchanged, "Straight");

    [Fact]
    public void A_renamed_method_is_another_method() => AssertRuns(
        Edit("double Straight(", "double Renamed("), IncrementalStepRunReason.Unchanged, [.. All.Select(static name => name == "Straight" ? "Renamed" : name)], ["Renamed"]);

    [Fact]
    public void A_renamed_declared_derivative_runs_itself_and_those_that_call_it() => AssertRuns(
        CachedRun.AfterEdit(Source, Source.Replace(" Slope(", " Rise(", StringComparison.Ordinal), Other, Other),
        IncrementalStepRunReason.Unchanged,
        [.. All.Select(static name => name == "Slope" ? "Rise" : name)],
        ["Rise", "UsesSlope"]);

    [Fact]
    public void A_callee_that_loses_its_attribute_takes_its_callers_derivatives_with_it()
    {
        // Roslyn pairs the marked methods of a file by position, so all that follow a lost one would run again: the callee comes last.
        const string callee = "[Differentiable]\n    public static double Callee(double a, double b = 1) => a * b;";
        string source = Source.Replace(callee, "", StringComparison.Ordinal)[..^1] + callee + "\n}";
        CachedRun run = CachedRun.AfterEdit(source, source.Replace(callee, callee["[Differentiable]".Length..], StringComparison.Ordinal), Other, Other);

        string[] affected = ["Caller", "Omits", "Expands"];

        foreach (string stage in (string[])[Stages.Lower, .. CachedRun.LaterStages])
        {
            ILookup<string, IncrementalStepRunReason> reasons = run.Reasons(stage);
            IncrementalStepRunReason untouched = stage == Stages.Lower ? IncrementalStepRunReason.Unchanged : IncrementalStepRunReason.Cached;

            Assert.Equal([IncrementalStepRunReason.Removed], reasons["Callee"]);
            Assert.All(affected, name => Assert.Equal([IncrementalStepRunReason.Modified], reasons[name]));
            Assert.All(All.Except(affected).Except(["Callee"]), name => Assert.Equal([untouched], reasons[name]));
        }
    }

    private static CachedRun Edit(string before = "", string after = "")
    {
        if (before.Length == 0)
        {
            return CachedRun.AfterEdit(Source, Source, Other, Other);
        }

        Assert.Contains(before, Source, StringComparison.Ordinal);
        return CachedRun.AfterEdit(Source, Source.Replace(before, after, StringComparison.Ordinal), Other, Other);
    }

    private static void AssertRuns(CachedRun run, IncrementalStepRunReason lowering, params string[] modified) => AssertRuns(run, lowering, All, modified);

    /// <summary>Every stage runs for the modified methods; for all others only lowering, for the given reason.</summary>
    private static void AssertRuns(CachedRun run, IncrementalStepRunReason lowering, string[] methods, string[] modified)
    {
        Assert.Equal(methods.Order(), run.Reasons(Stages.Lower).Select(static method => method.Key).Order());

        Assert.All(methods, name => Assert.Equal([modified.Contains(name) ? IncrementalStepRunReason.Modified : lowering], run.Reasons(Stages.Lower)[name]));
        Assert.All(CachedRun.LaterStages, stage =>
            Assert.All(methods, name => Assert.Equal([modified.Contains(name) ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Cached], run.Reasons(stage)[name])));
    }
}
