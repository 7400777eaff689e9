using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Which rows are taken before the loops that go along them. That they are the right ones is tested where methods run.</summary>
public sealed class RowHoistingTests
{
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += a[i, j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += a[i + 1, j] * a[0, j] * a[n - 1, 0]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { if (j > 1) { s += a[i, j]; } else { s -= a[i + 1, j]; } } }")]
    [InlineData("double[,] m = new double[n, n]; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { m[i, j] += a[i, j]; } } s = m[0, 0];")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < r[i].Length; j++) { s += r[i][j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { double[] row = r[i]; for (int j = 0; j < n; j++) { s += row[j]; } }")]
    public void A_row_that_an_inner_loop_does_not_change_is_taken_before_it(string loops) => Assert.Empty(RowsInInnermost(loops));

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += a[j, i]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += a[i + j, j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += a[p[i], j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += a[checked(i + n), j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { double[,] m = new double[1, 1]; m[0, 0] = a[0, 0]; s += m[0, 0]; } }")]
    public void A_row_that_it_changes_or_that_says_which_by_what_may_throw_is_not(string loops) => Assert.NotEmpty(RowsInInnermost(loops));

    /// <summary>An array in an array throws if it is not there, and the loop may not come to need it.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += r[i][j]; } }")]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n && j < r[i].Length; j++) { s += a[i, j]; } }")]
    public void An_array_in_an_array_is_not_taken_before_a_loop_that_does_not_begin_with_it(string loops) => Assert.NotEmpty(RowsInInnermost(loops));

    private static IEnumerable<Let> RowsInInnermost(string loops)
    {
        Function function = SourceFunction.Of($"double F(double[,] a, double[][] r, int[] p, int n) {{ double s = r[0][0] * a[0, 0]; {loops} return s; }}");
        Loop inner = Nested.StatementsOf(function.Body).OfType<Loop>().Last();
        return Nested.StatementsOf(inner.Condition).Concat(Nested.StatementsOf(inner.Body)).OfType<Let>()
            .Where(static let => let.Primitive == Matrices.Row || let.Primitive == Matrices.RowOfBuffer || let.Primitive == Matrices.Inner);
    }
}
