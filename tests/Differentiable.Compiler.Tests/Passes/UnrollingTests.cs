using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Which loops are written out, and what becomes of them.</summary>
public sealed class UnrollingTests
{
    [Fact]
    public void Iterations_follow_one_another_and_counters_are_literals() => Dump.AssertIs(
        """
        F(x)
          sum2 = add(x, 1)
          s2_2 = sin(sum2)
          sum3 = add(s2_2, 2)
          s2_3 = sin(sum3)
          -> s2_3
        """,
        Unrolled("double F(double x) { double s = x; for (int i = 1; i <= 2; i++) { s = Math.Sin(s + i); } return s; }"));

    [Theory]
    [InlineData("for (int i = 0; i < 8; i++) { s *= x; }")]
    [InlineData("for (int i = 7; i >= 0; i--) { s *= x; }")]
    [InlineData("for (int i = -5; i < 5; i += 2) { s *= x; }")]
    [InlineData("for (int i = 3; i < 3; i++) { s *= x; }")]
    [InlineData("int k = 3; while (k-- > 0) { s *= x; }")]
    [InlineData("int k = 3; do { s *= x; k--; } while (k > 0);")]
    [InlineData("foreach (int i in System.Linq.Enumerable.Range(2, 4)) { s += x * i; }")]
    [InlineData("for (int i = 0, j = 6; i < j; i++, j--) { s += x * i * j; }")]
    [InlineData("for (int i = 0; ; i++) { if (i == 4) { break; } s *= x; }")]
    [InlineData("for (int i = 0; i < 4; i++) { if (i % 2 == 0) { continue; } s *= x; }")]
    [InlineData("for (int i = 0; i < 3; i++) { for (int j = 0; j <= i; j++) { s += Math.Sin(s * j); } }")]
    public void What_counts_by_constants_is_written_out(string loop) => Assert.False(HasLoops(Unrolled(Method(loop))));

    [Theory]
    [InlineData("for (int i = 0; i < 9; i++) { s *= x; }")]
    [InlineData("for (int i = 0; i < n; i++) { s *= x; }")]
    [InlineData("for (int i = 0; i < 4; i++) { if (s > 9) { break; } s *= x; }")]
    [InlineData("while (s < 9) { s *= x; }")]
    [InlineData("for (int i = 0; i < 4; i++) { for (int j = 0; j < n; j++) { s *= x; } }")]
    [InlineData("for (int i = 0; i < 8; i++) { s = Math.Sin(s) + x * s * s * s - x * x * x + Math.Cos(x * s) * s; }")]
    [InlineData("for (int i = int.MaxValue - 1; i > 0; i++) { s *= x; }")]
    public void What_is_long_or_not_known_is_left(string loop)
    {
        Function function = SourceFunction.Of(Method(loop));

        Assert.Same(function, Unrolling.Unroll(function, UnrollingPreference.Automatic));
    }

    [Fact]
    public void The_inner_loop_is_written_out_where_the_outer_one_cannot_be()
    {
        Function function = Unrolled(Method("for (int i = 0; i < n; i++) { for (int j = 0; j < 3; j++) { s *= x + j; } }"));

        Loop outer = Assert.Single(function.Body.Statements.OfType<Loop>());
        Assert.False(HasLoops(function with { Body = outer.Body }));
        Assert.Equal(["for (int j = 0; j < 3; j++): 3 iterations, written out."], function.Remarks);
    }

    [Fact]
    public void All_loops_together_leave_the_method_short()
    {
        const string Loop = "for (int i = 0; i < 8; i++) { s = Math.Sin(s * x) + s; } ";
        Function function = Unrolled(Method(Loop + Loop + Loop + Loop));

        Assert.True(HasLoops(function));
        Assert.InRange(function.Body.Statements.Count, 3 * 8, Partitioning.PartSize);
    }

    [Fact]
    public void The_user_decides()
    {
        Function shortLoop = SourceFunction.Of(Method("for (int i = 0; i < 4; i++) { s *= x; }"));
        Function longLoop = SourceFunction.Of(Method("for (int i = 0; i < 200; i++) { s *= x; }"));
        Function tooLong = SourceFunction.Of(Method("for (int i = 0; i < 257; i++) { s *= x; }"));

        Assert.Same(shortLoop, Unrolling.Unroll(shortLoop, UnrollingPreference.Never));
        Assert.False(HasLoops(Unrolling.Unroll(longLoop, UnrollingPreference.Always)));
        Assert.Same(tooLong, Unrolling.Unroll(tooLong, UnrollingPreference.Always));
    }

    private static string Method(string loop) => $"double F(double x, int n) {{ double s = x; {loop} return s; }}";

    private static bool HasLoops(Function function) => Compiler.Ir.Loops.AreIn(function);

    private static Function Unrolled(string method)
    {
        Function function = Unrolling.Unroll(SourceFunction.Of(method), UnrollingPreference.Automatic);
        Assert.Empty(IrVerifier.Verify(function));
        return function;
    }
}
