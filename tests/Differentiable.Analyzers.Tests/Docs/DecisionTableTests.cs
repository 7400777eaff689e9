namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>The index of the diagnostics decides on all that is known to be worth reporting: nothing is forgotten, and no id is made up.</summary>
public sealed class DecisionTableTests
{
    private static readonly string[] Subjects =
    [
        "no differentiable parameter", "result is not differentiable", "unknown or repeated parameter name", "type must be partial, or there is no body",
        "kind of method not supported", "type not differentiable, or a member of it dropped", "derivative cannot pass through a call",
        "derivative lost in a conversion", "derivative lost in an assignment", "derivative lost through ref or out", "result does not depend on a parameter",
        "piecewise constant operation", "Stop has no effect", "shared state is written", "impure call may run more than once", "spans may overlap",
        "allocation in a differentiable method", "statement not supported", "state of a loop exceeds the stack", "number of iterations contradicts an attribute",
        "trip count depends on an active value", "jump ignored by the derivative", "recursion", "signature of a declared derivative",
        "target unresolved, ambiguous or already derived", "derivative less accessible than its target", "requested mode has no rule", "singular at a reachable point",
    ];

    public static TheoryData<string> Tables => ["decisions", "swift", "slang"];

    [Fact]
    public void Every_subject_is_decided_on() => Assert.Equal(Subjects, SubjectsOf("decisions"));

    [Fact]
    public void Every_diagnostic_of_Swift_is_mapped() => Assert.Equal(OtherCompilers.Swift, SubjectsOf("swift"));

    [Fact]
    public void Every_diagnostic_of_Slang_is_mapped() => Assert.Equal(OtherCompilers.Slang, SubjectsOf("slang"));

    [Theory, MemberData(nameof(Tables))]
    public void Every_id_is_one_of_a_diagnostic(string table) =>
        Assert.Empty(DecisionTable.Read(table).SelectMany(static row => row.Ids).Except(DiagnosticPages.All.Select(static descriptor => descriptor.Id)));

    [Theory, MemberData(nameof(Tables))]
    public void Every_row_has_an_id_or_a_reason(string table) =>
        Assert.All(DecisionTable.Read(table), static row => Assert.True(row.Ids.Count > 0 || row.Reason.EndsWith('.'), row.Subject));

    [Fact]
    public void Every_diagnostic_has_its_row_or_is_our_own()
    {
        // What no other compiler has: generated names that collide, and exactly one derivative in a declaration.
        string[] ours = ["DIFF0206", "DIFF0305"];

        IEnumerable<string> decided = new[] { "decisions", "swift", "slang" }.SelectMany(DecisionTable.Read).SelectMany(static row => row.Ids);

        Assert.Equal(DiagnosticPages.All.Select(static descriptor => descriptor.Id).Order(), decided.Concat(ours).Distinct().Order());
    }

    private static IEnumerable<string> SubjectsOf(string table) => DecisionTable.Read(table).Select(static row => row.Subject);
}
