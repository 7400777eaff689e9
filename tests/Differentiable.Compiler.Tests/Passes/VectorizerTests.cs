using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Compiler.Vectorization;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Which loops run in lanes. That they compute the same is tested where they run.</summary>
public sealed class VectorizerTests
{
    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = (x[i] * k) - 1; }")]
    [InlineData("for (int i = 0; i <= n - 1; i++) { a[i] = -x[i] / (1 + (x[i] * x[i])); }")]
    [InlineData("for (int i = 0; n > i; i++) { a[i] = x[n + i] + x[i + 1]; }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] += x[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] *= a[i]; }")]
    [InlineData("int j = n; for (int i = 0; i < n; i++) { a[i] += x[j]; j++; }")]
    [InlineData("double s = 0; for (int i = 0; i < n; i++) { s += x[i]; a[i] = x[i] * x[i]; } a[0] = s;")]
    [InlineData("double s = 0; for (int i = 0; i < n; i++) { s = 1 - x[i] - (s - k); a[i] = x[i]; } a[0] = 1;")]
    [InlineData("for (int i = 0; i < (int)Derivative.Stop(x[0]); i++) { a[i] = x[i] * k; }")]
    public void What_does_the_same_to_each_element_runs_in_lanes(string loop) => Assert.NotNull(LanesOf(loop));

    [Theory]
    [InlineData("for (int i = 1; i < n; i++) { a[i] = a[i - 1] * x[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = x[i]; a[i + 1] = k; }")]
    [InlineData("Span<double> b = a; Span<double> c = b.Slice(1); for (int i = 0; i < n; i++) { c[i] = b[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = x[2 * i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = x[n - i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { a[0] += x[i]; }")]
    [InlineData("for (int i = 0; i < n; i += 2) { a[i] = x[i]; }")]
    [InlineData("for (int i = n; i > 0; i--) { a[i] = x[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = Math.Exp(x[i]); }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = x[i] > 0 ? x[i] : k; }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = x[i]; if (a[i] > k) { break; } }")]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = i * x[i]; }")]
    [InlineData("double s = 1; for (int i = 0; i < n; i++) { s *= x[i]; a[i] = x[i]; } a[0] = s;")]
    [InlineData("double s = 1; for (int i = 0; i < n; i++) { s += x[i]; a[i] = s; }")]
    [InlineData("double s = 0; for (int i = 0; i < n; i++) { s += x[i]; } a[0] = s;")]
    [InlineData("int[] t = new int[n]; for (int i = 0; i < n; i++) { t[i] = i; a[i] = x[i]; } a[t[0]] = 1;")]
    [InlineData("for (int i = 0; i < (int)Derivative.Stop(a[0]); i++) { a[i] = x[i]; }")]
    [InlineData("Span<double> b = a.AsSpan(1); for (int i = 0; i < (int)Derivative.Stop(b[0]); i++) { a[i] = x[i]; }")]
    public void What_depends_on_other_iterations_or_has_no_lanes_does_not(string loop) => Assert.Null(LanesOf(loop));

    [Fact]
    public void As_many_iterations_as_a_register_has_lanes_are_taken_at_once() =>
        Assert.Equal(4, LanesOf("for (int i = 0; i < n; i++) { a[i] = x[i]; }")!.Count);

    [Theory]
    [InlineData("double F(double[] x, double k, int n) { double[] a = new double[n]; for (int i = 0; i < n; i++) { a[i] = x[i] * k; } double s = 0; for (int q = 0; q < n; q++) { s += a[q] * a[q]; } return s; }")]
    [InlineData("double F([NoDerivative] double[] x, double k, int n) { double[] a = new double[n]; for (int i = 0; i < n; i++) { a[i] = x[i] * k; } double s = 0; for (int q = 0; q < n; q++) { s += a[q] * a[q]; } return s; }")]
    public void A_cotangent_is_summed_up_in_each_lane(string method)
    {
        Function pullback = Simplifier.Simplify(Modes.Represent(Linearizer.Linearize(Accumulation.Find(Simplifier.Simplify(SourceFunction.Of(method)))), Mode.Vjp));
        LaneIteration lanes = Nested.StatementsOf(Vectorizer.Vectorize(pullback).Body).OfType<Loop>().Select(static loop => loop.Lanes).Single(static lanes => lanes?.Passage is not null)!;

        Assert.Single(lanes.State, static state => state.Type.IsLanes);
    }

    private static LaneIteration? LanesOf(string loop)
    {
        Function function = SourceFunction.Of($"double F(double[] x, double k, int n) {{ double[] a = new double[n + 1]; {loop} double sum = 0; for (int q = 0; q < n; q++) {{ sum += a[q] * a[q]; }} return sum; }}");
        Function vectorized = Vectorizer.Vectorize(Simplifier.Simplify(Accumulation.Find(Simplifier.Simplify(function))));
        return vectorized.Body.Statements.OfType<Loop>().First().Lanes;
    }
}
