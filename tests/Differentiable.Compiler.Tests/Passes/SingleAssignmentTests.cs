using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Every variable is bound once; copies are gone; branches return what their arms assign.</summary>
public sealed class SingleAssignmentTests
{
    [Fact]
    public void Each_assignment_binds_a_new_name() => AssertNormal(
        "double F(double x) { double y = x * x; y = y + x; y = y * y; return y; }",
        """
        F(x)
          y = multiply(x, x)
          y2 = add(y, x)
          y3 = multiply(y2, y2)
          -> y3
        """);

    [Fact]
    public void A_branch_returns_what_an_arm_assigns() => AssertNormal(
        "double F(double x, double y) { double z = x; if (y > 0) { z = x * y; } return z; }",
        """
        F(x, y)
          bool isGreater = greater(y, 0)
          z2 = if isGreater
            z = multiply(x, y)
            -> z
          else
            -> x
          -> z2
        """);

    [Fact]
    public void Copies_disappear() => AssertNormal(
        "double F(double x, double y) { double t = x; x = y; y = t; return x - y; }",
        """
        F(x, y)
          difference = subtract(y, x)
          -> difference
        """);

    [Fact]
    public void A_throwing_branch_stays_in_its_place() => AssertNormal(
        "double F(double x, int n) { if (n < 0) { throw new ArgumentException(\"n\"); } return x * n; }",
        """
        F(x, passive int n)
          bool isLess = less(n, 0)
           = if isLess
            guard throw new global::System.ArgumentException("n"); ()
            ->
          else
            ->
          n2 = convert(n)
          product = multiply(x, n2)
          -> product
        """);

    private static void AssertNormal(string method, string expected) => Dump.AssertIs(expected, Normalizer.Normalize(SourceFunction.Structured(method)));
}
