using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Which local arrays are made in each iteration of the loop that uses them. That derivatives are right then is tested where methods run.</summary>
public sealed class PrivatizationTests
{
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { t[j] = x[j] * i; } for (int j = 1; j < m; j++) { t[j] += t[j - 1]; } s += t[m - 1]; }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < t.Length; j++) { t[j] = x[j] * i; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { int l = t.Length; for (int j = 0; l > j; j++) { t[j] = x[j] * i; } foreach (double e in t) { s += e; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int l = 0; l < n; l++) { for (int j = 0; j < m; j++) { t[j] = x[j] * i * l; } s += t[0] * t[1]; } }", 2)]
    public void One_that_each_iteration_sets_first_is(string loops, int depth = 1) => Assert.Equal(depth, DepthOfArray(loops));

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 1; j < m; j++) { t[j] = x[j] * i; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < m - 1; j++) { t[j] = x[j] * i; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < m; j += 2) { t[j] = x[j] * i; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { t[j] += x[j] * i; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { t[j] = x[j] * t[0]; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { if (x[j] > 0) { t[j] = x[j]; } } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { if (x[j] > 9) { break; } t[j] = x[j]; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { s += t[0]; for (int j = 0; j < m; j++) { t[j] = x[j] * i; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { t[j] = x[j] * i; } s += t[0]; } s += t[1];")]
    [InlineData("t[0] = s; for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { t[j] = x[j] * i; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n && t[0] < 5; i++) { for (int j = 0; j < m; j++) { t[j] = x[j] * i; } s += t[0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { if (i > 2) { for (int j = 0; j < m; j++) { t[j] = x[j] * i; } } s += t[0]; }")]
    [InlineData("double[] u = new double[k]; for (int i = 0; i < n; i++) { for (int j = 0; j < k; j++) { u[j] = x[j] * i; } s += u[0]; }")]
    public void Others_are_not(string loops) => Assert.Equal(0, DepthOfArray(loops));

    private static int DepthOfArray(string loops)
    {
        Function function = SourceFunction.Of($"double F(double[] x, int n, int k) {{ int m = x.Length / 2; double s = x[0]; double[] t = new double[m]; {loops} return s; }}");
        Function changed = Simplifier.Simplify(Privatization.Privatize(Accumulation.Find(function)));
        Assert.Empty(IrVerifier.Verify(changed));
        return DepthIn(changed.Body);
    }

    private static int DepthIn(Block block) => block.Statements.Any(IsArray) ? 0 : 1 + block.Statements.OfType<Loop>().Where(static loop => Nested.StatementsOf(loop.Body).Any(IsArray)).Select(static loop => DepthIn(loop.Body)).Single();

    private static bool IsArray(Statement statement) => statement is Let { Primitive.IsFresh: true };
}
