using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Which loops over the rows of a local matrix remember nothing. That their derivatives are right is tested where methods run.</summary>
public sealed class OwnRowTests
{
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { m[i, j] = a[i, j] * a[i, j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { m[n - i, j] = a[i, j] * a[i, j]; } m[n - i, 0] = a[i, 0]; }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < i; j++) { m[i + 1, 0] += a[i, j] * a[j, i]; } }")]
    public void Iterations_that_write_to_a_row_of_their_own_run_back_in_any_order(string loops) => Assert.Empty(ReverseLoops(loops));

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { m[0, j] = a[i, j] * a[i, j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { m[i, j] = a[i, j] * a[i, j]; m[i + 1, j] = a[j, i]; } }")]
    [InlineData("for (int i = 1; i < n; i++) { for (int j = 0; j < n; j++) { m[i, j] = a[i, j] * m[i - 1, j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { m[p[i], j] = a[i, j] * a[i, j]; } }")]
    public void Others_remember(string loops) => Assert.NotEmpty(ReverseLoops(loops));

    private static IEnumerable<ReverseLoop> ReverseLoops(string loops)
    {
        Function function = SourceFunction.Of($"double F(double[,] a, int[] p, int n) {{ double[,] m = new double[n + 1, n]; {loops} double s = 0; foreach (double e in m) {{ s += e * e; }} return s; }}");
        Function normalized = Simplifier.Simplify(Accumulation.Find(function));
        return Nested.StatementsOf(Pullback.RepresentValueAndGradient(Linearizer.Linearize(normalized)).Body).OfType<ReverseLoop>();
    }
}
