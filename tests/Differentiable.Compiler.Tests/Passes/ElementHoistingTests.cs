using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Which elements are read before the loops that read the same one in each iteration. That derivatives are right then is tested where methods run.</summary>
public sealed class ElementHoistingTests
{
    [Theory]
    [InlineData("for (int i = 0; i < x.Length; i++) { for (int j = 0; j < n; j++) { s += x[i]; } }", false)]
    [InlineData("for (int i = 0; i < x.Length - 1; i++) { for (int j = 0; j < n; j++) { s += x[i + 1]; } }", false)]
    [InlineData("for (int i = 1; i < x.Length; i++) { for (int j = 0; j < n; j++) { s += x[i - 1]; } }", false)]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < 20; j++) { s += x[i]; } }", false)]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += x[i]; } }", true)]
    [InlineData("for (int i = 0; i < x.Length; i++) { for (int j = 0; j < n; j++) { s += x[i + 1]; } }", true)]
    [InlineData("for (int i = 0; i < x.Length; i++) { for (int j = 0; j < n; j++) { s += x[i - 1]; } }", true)]
    [InlineData("for (int i = n; i < x.Length; i++) { for (int j = 0; j < n; j++) { s += x[i]; } }", true)]
    [InlineData("for (int i = 0; i < x.Length; i--) { for (int j = 0; j < n; j++) { s += x[i]; } }", true)]
    [InlineData("for (int i = 0; i < x.Length; i++) { for (int j = 0; j < n; j++) { s += x[3 * i + 1]; } }", true)]
    [InlineData("for (int i = 0; i < x.Length; i += 2) { for (int j = 0; j < n; j++) { s += x[i]; } }", true)]
    [InlineData("for (int j = 1; j < n; j++) { s += x[0] * x[n - 1]; }", true)]
    [InlineData("for (int j = 1; j < n; j++) { s += x[j / 2] * x[j % 3] * x[0]; }", true, 2)]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = p[i]; j < p[i + 1]; j++) { s += x[i]; } }", true)]
    [InlineData("for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { if (j > 2) { s += 1; } s += x[i]; } }", true)]
    [InlineData("double[] y = new double[n]; for (int i = 0; i < n; i++) { y[i] = x[0]; } for (int j = 0; j < n; j++) { s += y[1]; }", true)]
    [InlineData("double[] y = new double[n]; double[] z = new double[n]; for (int i = 0; i < n; i++) { y[i] = x[0]; } for (int j = 0; j < n; j++) { z[j] = y[1]; } s = z[2];", true)]
    [InlineData("double[] y = new double[n]; y[0] = s; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += y[i]; } }", false)]
    public void One_that_stays_the_same_is_read_before_the_loop_if_the_loop_runs(string loops, bool asks, int left = 0)
    {
        Function function = Hoisted(loops);
        Loop inner = Nested.StatementsOf(function.Body).OfType<Loop>().Last();

        Assert.Equal(left, ElementsIn(inner).Count());
        Assert.Equal(asks, Nested.StatementsOf(function.Body).OfType<If>().Any(static branch => branch.Then.Statements.Any(IsElement)));
    }

    /// <summary>It is read if both loops run: both tests are asked.</summary>
    [Fact]
    public void It_moves_out_of_several_loops()
    {
        Function function = Hoisted("for (int i = 0; i < n; i++) { for (int j = 0; j < p.Length; j++) { s += x[0]; } }");
        If branch = Assert.Single(function.Body.Statements.OfType<If>(), static branch => branch.Then.Statements.Any(IsElement));

        Assert.Equal(Logic.And, function.Body.DefinitionOf(branch.Condition)!.Primitive);
    }

    [Fact]
    public void But_not_out_of_one_that_changes_it()
    {
        Function function = Hoisted("double[] y = new double[n]; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += y[0]; } y[i] = s; }");

        Assert.DoesNotContain(function.Body.Statements, static statement => statement is If);
        Assert.Single(Nested.StatementsOf(function.Body).OfType<If>(), static branch => branch.Then.Statements.Any(IsElement));
    }

    [Fact]
    public void The_end_of_a_sparse_row_is_read_before_it()
    {
        Loop inner = Nested.StatementsOf(Hoisted("for (int i = 0; i < n; i++) { for (int j = p[i]; j < p[i + 1]; j++) { s += x[j]; } }").Body).OfType<Loop>().Last();

        Assert.Single(ElementsIn(inner));
        Assert.DoesNotContain(inner.Condition.Statements, IsElement);
    }

    [Theory]
    [InlineData("for (int j = 0; j < n; j++) { s += x[j]; }")]
    [InlineData("for (int j = 0; j < n; j++) { if (j > 0) { s += x[0]; } }")]
    [InlineData("for (int j = 0; j < n; j++) { System.ArgumentOutOfRangeException.ThrowIfNegative(j); s += x[0]; }")]
    [InlineData("for (int j = 0; j < n; j++) { s += x[n / p.Length]; }")]
    [InlineData("for (int j = 0; j < n; j++) { s += x[checked(n * n)]; }")]
    [InlineData("for (int j = 0; j < n && x[j] > 0; j++) { s += x[0]; }")]
    [InlineData("for (int j = 0; j < n; j++) { s += j / n; s += x[0]; }")]
    [InlineData("for (int j = 0; j < n; j++) { s += x[j % n] * x[0]; }")]
    [InlineData("for (int j = 0; j < n; j++) { s += checked(j * n) * 0.5; s += x[0]; }")]
    [InlineData("for (int j = 0; j < n; j++) { double[] y = new double[n]; s += y[j] * x[0]; }")]
    [InlineData("for (int j = 0; j < n; j++) { s += x.AsSpan(n)[0]; s += x[0]; }")]
    [InlineData("double[] y = new double[n]; for (int j = 0; j < n; j++) { s += y[0]; y[j] = s; }")]
    [InlineData("double[] y = new double[n]; double[] z = y; for (int j = 0; j < n; j++) { s += y[0]; z[j] = s; }")]
    [InlineData("double[] y = new double[n]; Span<double> z = y.AsSpan(1); for (int j = 0; j < n; j++) { s += y[2]; z[j] = s; }")]
    [InlineData("double[] y = new double[n]; for (int j = 0; j < n; j++) { s += y[0]; for (int k = 0; k < n; k++) { y[k] = s; } }")]
    public void Others_are_not(string loops) => Assert.NotEmpty(Nested.StatementsOf(Hoisted(loops).Body).OfType<Loop>().SelectMany(ElementsIn));

    private static Function Hoisted(string loops)
    {
        Function changed = ElementHoisting.Hoist(Accumulation.Find(SourceFunction.Of($"double F(double[] x, int[] p, int n) {{ double s = 0.5; {loops} return s; }}")));
        Assert.Empty(IrVerifier.Verify(changed));
        return changed;
    }

    private static IEnumerable<Let> ElementsIn(Loop loop) => Nested.StatementsOf(loop.Condition).Concat(Nested.StatementsOf(loop.Body)).OfType<Let>().Where(IsElement);

    private static bool IsElement(Statement statement) => statement is Let let && let.Primitive == Primitives.Arrays.Element;
}
