using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Axioms;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Copies, constants, algebra that keeps the bits, and common subexpressions.</summary>
public sealed class RewritingTests
{
    [Fact]
    public void Equal_expressions_are_bound_once_in_either_order_of_a_commutative_operator() => AssertRewritten(
        2,
        static (ir, x) => [ir.Apply(Arithmetic.Add, ir.Apply(Arithmetic.Multiply, x[0], x[1]), ir.Apply(Arithmetic.Multiply, x[1], x[0]))],
        """
        f(x0, x1)
          product = multiply(x0, x1)
          sum = add(product, product)
          -> sum
        """);

    /// <summary>Where both branches could have been one, and have something in common.</summary>
    [Theory]
    [InlineData("if (x > 0) { s = Math.Exp(y); } if (x > 0) { t = Math.Exp(y) * x; }", 1)]
    [InlineData("if (x > 0) { s = Math.Exp(y); } double u = s * s; if (x > 0) { t = Math.Exp(y) * x; } s = u;", 1)]
    [InlineData("if (x > 0) { s = Math.Exp(y); } else { s = Math.Sin(y); } if (x > 0) { t = y * x; } else { t = Math.Sin(y) * x; }", 1)]
    [InlineData("if (x > 0) { s = Math.Exp(y); } if (x > 0) { t = y * x; }", 2)]
    [InlineData("if (x > 0) { s = Math.Exp(y); } if (x > 1) { t = Math.Exp(y) * x; }", 2)]
    [InlineData("double[] a = { x, y }; int n = (int)Derivative.Stop(x); if (x > 0) { s = Math.Exp(y) + a[n]; } a[0] = s; if (x > 0) { t = Math.Exp(y) * a[n]; }", 2)]
    [InlineData("if (x > 0) { s = Math.Exp(y); } double u = Math.Sin(s); if (x > 0) { t = Math.Exp(y) * u; }", 2)]
    public void Branches_on_one_condition_are_merged(string statements, int branches)
    {
        Function function = SourceFunction.Of($"double F(double x, double y) {{ double s = 0; double t = 0; {statements} return s - (2 * t); }}");
        Assert.Equal(branches, function.Body.Statements.OfType<If>().Count());
    }

    /// <summary>What dead code leaves behind may have a twin, or be a branch that can be merged.</summary>
    [Theory]
    [InlineData("(double s, double c) = Math.SinCos(a); return c + Math.Cos(a);")]
    [InlineData("double r = 0, s = 0; if (b) { r = Math.Sin(a) * 2; } double w = r * a; if (b) { double q = w * w; s = Math.Sin(a) * 3; } return r * s;")]
    [InlineData("double[] t = new double[3]; double r = 0, s = 0; if (b) { r = Math.Sin(a) * 2; } if (b) { t[0] = a; s = Math.Sin(a) * 3; } return r * s;")]
    public void Nothing_is_left_to_simplify(string statements)
    {
        Function simple = SourceFunction.Of($"double F(double a, bool b) {{ {statements} }}");
        Function pullback = Simplifier.Finish(Modes.Represent(Linearizer.Linearize(simple), Mode.Vjp));

        Assert.Equal(simple, Simplifier.Simplify(simple));
        Assert.Equal(pullback, Simplifier.Finish(pullback));
    }

    [Fact]
    public void Literals_are_folded_and_factors_of_one_dropped() => AssertRewritten(
        1,
        static (ir, x) => [ir.Apply(Arithmetic.Multiply, ir.Apply(Arithmetic.Multiply, x[0], Literal.Of(1.0)), ir.Apply(Arithmetic.Add, Literal.Of(1.5), Literal.Of(2.0)))],
        """
        f(x0)
          product2 = multiply(x0, 3.5)
          -> product2
        """);

    [Fact]
    public void Adding_a_negative_is_subtracting() => AssertRewritten(
        2,
        static (ir, x) => [ir.Apply(Arithmetic.Add, x[0], ir.Apply(Arithmetic.Negate, x[1]))],
        """
        f(x0, x1)
          negative = negate(x1)
          sum = subtract(x0, x1)
          -> sum
        """);

    /// <summary>x + 0 is not x at -0, x * 0 is not 0 at infinity, x - x is not 0 at NaN.</summary>
    [Fact]
    public void What_would_change_bits_is_left() => AssertRewritten(
        1,
        static (ir, x) => [ir.Apply(Arithmetic.Add, x[0], Literal.Of(0.0)), ir.Apply(Arithmetic.Multiply, x[0], Literal.Of(0.0)), ir.Apply(Arithmetic.Subtract, x[0], x[0])],
        """
        f(x0)
          sum = add(x0, 0)
          product = multiply(x0, 0)
          difference = subtract(x0, x0)
          -> sum, product, difference
        """);

    [Fact]
    public void The_derivative_of_the_logarithm_of_a_quotient_is_one_division() => AssertRewritten(
        3,
        static (ir, x) => [ir.Apply(StrongZeros.Divide, ir.Apply(StrongZeros.Divide, x[0], ir.Apply(Arithmetic.Divide, x[1], x[2])), x[2])],
        """
        f(x0, x1, x2)
          quotient = divide(x1, x2)
          quotient2 = strong divide(x0, quotient)
          quotient3 = strong divide(x0, x1)
          -> quotient3
        """);

    [Fact]
    public void A_strong_zero_of_a_known_vector_is_plain() => AssertRewritten(
        1,
        static (ir, x) => [ir.Apply(StrongZeros.Divide, Literal.Of(1.0), x[0]), ir.Apply(StrongZeros.Multiply, Literal.Of(0.0), x[0]), ir.Apply(StrongZeros.Multiply, x[0], Literal.Of(2.0))],
        """
        f(x0)
          quotient = divide(1, x0)
          product2 = multiply(2, x0)
          -> quotient, 0, product2
        """);

    [Fact]
    public void An_arm_knows_its_condition()
    {
        Function function = Rewriting.Rewrite(Normalizer.Normalize(SourceFunction.Structured(
            "double F(double x, bool b) { double y; if (b) { y = b ? x : x * x; } else { y = b ? -x : 3 * x; } return y; }")), isFinal: false).Function;

        Dump.AssertIs(
            """
            F(x, passive bool b)
              y6 = if b
                -> x
              else
                y4 = multiply(3, x)
                -> y4
              -> y6
            """,
            DeadCode.Remove(function));
    }

    private static void AssertRewritten(int n, Func<IrBuilder, IReadOnlyList<Atom>, IReadOnlyList<Atom>> body, string expected) =>
        Dump.AssertIs(expected, Rewriting.Rewrite(Arrows.Build("f", n, body), isFinal: false).Function);
}
