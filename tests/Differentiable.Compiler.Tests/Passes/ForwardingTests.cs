using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>How often elements of local arrays are read. That values and derivatives are right then is tested where methods run.</summary>
public sealed class ForwardingTests
{
    /// <summary>Outside of loops, in arms, in parts, and in loops that set the elements again.</summary>
    [Theory]
    [InlineData("a[0] = x[0]; s = a[0] * a[0];", 0)]
    [InlineData("a[0] = x[0]; a[1] = x[1]; s = a[0] * a[1];", 0)]
    [InlineData("a[n] = x[0]; s = a[n] * a[n];", 0)]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = Math.Exp(x[i]); s += a[i] * a[i]; }", 0)]
    [InlineData("Span<double> b = a.AsSpan(2, 3); b[1] = x[0]; s = a[3] * a[3];", 0)]
    [InlineData("Span<double> b = a.AsSpan(2, 3); b[1] = x[0]; b[0] = x[1]; s = a[3] * b[1];", 0)]
    [InlineData("a[0] = x[0]; if (x[1] > 0) { s = a[0]; a[0] = x[1]; s += a[0]; }", 0)]
    [InlineData("s = a[n] + a[n];", 1)]
    [InlineData("double[] c = new double[8]; s = a[n]; c[n] = s; s += a[n];", 1)]
    [InlineData("for (int i = 0; i < n; i++) { a[i] = a[i] * x[i]; s += a[i] * a[i]; } for (int i = 0; i < n; i++) { a[i] = s; }", 1)]
    [InlineData("for (int i = 0; i < n; i++) { s += (a[i] * x[i]) + a[i]; a[i] = s; }", 1)]
    public void What_is_known_is_not_read(string statements, int reads) => Assert.Equal(reads, ReadsIn(statements));

    /// <summary>What may have been changed, and what loops bring or leave.</summary>
    [Theory]
    [InlineData("a[n] = x[0]; a[m] = x[1]; s = a[n];", 1)]
    [InlineData("s = a[n]; a[0] = s; s += a[n];", 2)]
    [InlineData("Span<double> b = a.AsSpan(n, 3); a[2] = x[0]; b[0] = x[1]; s = a[2];", 1)]
    [InlineData("a[0] = x[0]; if (x[1] > 0) { a[0] = x[1]; } s = a[0];", 1)]
    [InlineData("a[0] = x[0]; if (x[1] > 0) { s = a[1]; } s += a[1];", 2)]
    [InlineData("a[0] = x[0]; for (int i = 0; i < n; i++) { a[i] = x[i]; } s = a[0];", 1)]
    [InlineData("a[0] = x[0]; for (int i = 0; i < n; i++) { s += a[0]; }", 1)]
    [InlineData("a[0] = x[0]; a[0] += x[1]; s = a[0];", 1)]
    public void What_may_be_another_number_is(string statements, int reads) => Assert.Equal(reads, ReadsIn(statements));

    private static int ReadsIn(string statements)
    {
        Function function = SourceFunction.Of($"double F(double[] x, int n, int m) {{ double s = 0; double[] a = new double[8]; {statements} return s; }}");
        Function changed = Forwarding.Forward(Simplifier.Simplify(Accumulation.Find(function)));
        Assert.Empty(IrVerifier.Verify(changed));
        return Nested.StatementsOf(changed.Body).Count(static statement => statement is Let let && let.Primitive == Primitives.Arrays.Element && let.ReadsBuffer);
    }
}
