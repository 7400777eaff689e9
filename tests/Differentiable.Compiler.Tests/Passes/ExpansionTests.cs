using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Which loops keep in arrays what their way back needs, instead of running once more. That their derivatives are right is tested where methods run.</summary>
public sealed class ExpansionTests
{
    private const string Kept = "what the way back needs of each iteration is kept";

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { s += Math.Exp(x[i]); } return s * Math.Log(s) + x[0];", "exp")]
    [InlineData("for (int i = n - 1; i >= 1; i--) { s += Math.Exp(x[i]); } return s * Math.Log(s) + x[0];", "exp")]
    [InlineData("for (int t = 0; t < n; t++) { for (int i = 0; i < y.Length; i++) { y[i] = Math.Sin(y[i] * x[i]); } } return y[0];", "element2, cos")]
    [InlineData("for (int t = 0; t < n; t++) { for (int i = 0; i < y.Length; i++) { s += Math.Exp(y[i]); } for (int i = 0; i < y.Length; i++) { y[i] = y[i] * s; } } return y[0];", "exp")]
    [InlineData("for (int t = 0; t < n; t++) { double[] z = new double[x.Length]; for (int i = 0; i < z.Length; i++) { z[i] = x[i] * s; } double u = 0; for (int i = 0; i < z.Length; i++) { u += Math.Exp(z[i]); } s = Math.Sin(u); } return s;", "exp")]
    [InlineData("for (int t = 0; t < n; t++) { y[t] = x[t]; for (int i = 0; i < 1000; i++) { y[t] = Math.Sin(y[t]); } } return y[0];", "cos, yBefore3")]
    public void What_costs_more_than_memory_is_kept(string program, string what) => Assert.Contains($"There only; {Kept}: {what}.", Remarks(program));

    /// <summary>Loops inside of others whose memory would grow with both numbers of iterations, and such as cost nothing.</summary>
    [Theory]
    [InlineData("for (int t = 0; t < n; t++) { double u = 0; for (int i = 0; i < x.Length; i++) { u += Math.Exp(x[i] * s); } s = Math.Sin(u); } return s;")]
    [InlineData("for (int t = 0; t < n; t++) { double u = 0; for (int i = 0; i < x.Length; i++) { u += Math.Exp(x[i] * y[0]); } y[0] = Math.Sin(u); } return y[0];")]
    [InlineData("for (int i = 0; i < n; i++) { s += x[i] * x[i]; } return s * Math.Log(s) + x[0];")]
    [InlineData("int i = 0; while (s < 10) { s += Math.Exp(x[i]); i++; } return s * Math.Log(s) + x[0];")]
    public void Elsewhere_nothing_is(string program) => Assert.DoesNotContain(Remarks(program), static remark => remark.Contains(Kept, StringComparison.Ordinal));

    /// <summary>Iterations times elements can be more than there is memory for; where the loop sets an element for each iteration it is a matter of degree.</summary>
    [Theory]
    [InlineData("y[0] +=", false)]
    [InlineData("y[i] =", true)]
    public void Own_arrays_are_kept_where_the_loop_goes_along_an_array(string store, bool isKept)
    {
        string[] remarks = Remarks($"for (int i = 0; i < n; i++) {{ double[] own = new double[n]; for (int j = 0; j < n; j++) {{ own[j] = Math.Exp(x[j] * i); }} double q = 0; for (int j = 0; j < n; j++) {{ q += own[j] * own[j]; }} {store} Math.Exp(q); }} return y[0] * Math.Log(y[0]);");
        Assert.Equal(isKept, remarks.Any(static remark => remark.Contains(Kept + ": own", StringComparison.Ordinal)));
    }

    private static string[] Remarks(string program)
    {
        Function function = SourceFunction.Of($"double F(double[] x, int n) {{ double s = 0; double[] y = (double[])x.Clone(); {program} }}");
        Function gradient = Simplifier.Finish(Pullback.RepresentValueAndGradient(Linearizer.Linearize(Simplifier.Simplify(Accumulation.Find(function)))));
        Assert.Empty(IrVerifier.Verify(gradient));
        return [.. Nested.StatementsOf(gradient.Body).OfType<Loop>().Select(static loop => loop.Remark ?? "")];
    }
}
