using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0105's code fix, before and after.</summary>
public sealed class StopDerivativeTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "x * (int)x", "x * (int)Derivative.Stop(x)" },
        { "x * (long)(x + 1)", "x * (long)Derivative.Stop(x + 1)" },
        { "x * ( /* whole */ int)x", "x * ( /* whole */ int)Derivative.Stop(x)" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task What_is_converted_is_stopped(string before, string after)
    {
        string? @fixed = await new CodeFixRun(new StopDerivativeCodeFix()).FixFirstAsync(Program(before));

        Assert.Equal(Program(after), @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed!).Analyze());
    }

    [Fact]
    public async Task All_occurrences_can_be_fixed_together() => Assert.Equal(
        Program("(int)Derivative.Stop(x) + x * (int)Derivative.Stop(x * x)"),
        await new CodeFixRun(new StopDerivativeCodeFix()).FixAllAsync(Program("(int)x + x * (int)(x * x)"), expectedDiagnostics: 2));

    private static string Program(string expression) =>
        "using Differentiable;\npublic static partial class P { [Differentiable] public static double F(double x) => " + expression + "; }";
}
