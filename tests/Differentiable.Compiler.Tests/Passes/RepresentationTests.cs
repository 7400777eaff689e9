using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>What the representations make of a linearized program: values first, tangents along, cotangents backwards.</summary>
public sealed class RepresentationTests
{
    private const string BranchLast = "double F(double x, double y) { double z; if (y > 0) { z = Math.Sin(x) * y; } else { z = x; } return z; }";
    private const string BranchInside = "double F(double x, double y) { double z; if (y > 0) { z = Math.Sin(x) * y; } else { z = x; } return z * z; }";

    [Fact]
    public void A_pushforward_computes_tangents_along_with_values() => AssertRepresented(
        "double F(double x, double y, double z) => Math.Cos(x + y * z);",
        Mode.Jvp,
        """
        FJvp(x, y, z, xTangent, yTangent, zTangent)
          product = multiply(y, z)
          term = multiply(z, yTangent)
          term2 = multiply(y, zTangent)
          productTangent = add(term, term2)
          sum = add(x, product)
          sumTangent = add(xTangent, productTangent)
          cos = cos(sum)
          sin = sin(sum)
          term3 = multiply(sin, sumTangent)
          cosTangent = negate(term3)
          -> cos, cosTangent
        """);

    [Fact]
    public void A_pushforward_through_a_branch_returns_the_tangent_of_the_arm_that_runs() => AssertRepresented(
        BranchLast,
        Mode.Jvp,
        """
        FJvp(x, y, xTangent, yTangent)
          bool isGreater = greater(y, 0)
          z2, z2Tangent = if isGreater
            sin = sin(x)
            cos = cos(x)
            sinTangent = multiply(cos, xTangent)
            z = multiply(sin, y)
            term = multiply(y, sinTangent)
            term2 = multiply(sin, yTangent)
            zTangent = add(term, term2)
            -> z, zTangent
          else
            -> x, xTangent
          -> z2, z2Tangent
        """);

    [Fact]
    public void A_pullback_shares_the_division_of_a_quotient() => AssertRepresented(
        "double F(double x, double y) => x / y;",
        Mode.Vjp,
        """
        FVjp(x, y, cotangent)
          quotient = divide(x, y)
          term = strong divide(cotangent, y)
          term2 = strong multiply(term, quotient)
          yCotangent = negate(term2)
          -> quotient, term, yCotangent
        """);

    [Fact]
    public void The_gradient_is_the_pullback_of_one() => AssertRepresented(
        "double F(double x, double y) => x * x + y * y;",
        Mode.Gradient,
        """
        FGradient(x, y)
          yCotangent3 = add(y, y)
          xCotangent3 = add(x, x)
          -> xCotangent3, yCotangent3
        """);

    [Fact]
    public void In_the_last_branch_each_arm_runs_primal_and_pullback_at_once() => AssertRepresented(
        BranchLast,
        Mode.Vjp,
        """
        FVjp(x, y, cotangent)
          bool isGreater = greater(y, 0)
          z2, xCotangent2, yCotangent2 = if isGreater
            sin = sin(x)
            cos = cos(x)
            z = multiply(sin, y)
            sinCotangent = multiply(y, cotangent)
            yCotangent = multiply(sin, cotangent)
            xCotangent = multiply(cos, sinCotangent)
            -> z, xCotangent, yCotangent
          else
            -> x, cotangent, 0
          -> z2, xCotangent2, yCotangent2
        """);

    [Fact]
    public void An_inner_branch_hands_out_what_its_pullback_needs() => AssertRepresented(
        BranchInside,
        Mode.Vjp,
        """
        FVjp(x, y, cotangent)
          bool isGreater = greater(y, 0)
          z2, sinKept, cosKept = if isGreater
            sin = sin(x)
            cos = cos(x)
            z = multiply(sin, y)
            -> z, sin, cos
          else
            -> x, 0, 0
          product = multiply(z2, z2)
          z2Cotangent = multiply(z2, cotangent)
          z2Cotangent3 = add(z2Cotangent, z2Cotangent)
          xCotangent2, yCotangent2 = if isGreater
            sinCotangent = multiply(y, z2Cotangent3)
            yCotangent = multiply(sinKept, z2Cotangent3)
            xCotangent = multiply(cosKept, sinCotangent)
            -> xCotangent, yCotangent
          else
            -> z2Cotangent3, 0
          -> product, xCotangent2, yCotangent2
        """);

    [Fact]
    public void Residuals_of_both_arms_share_slots() => AssertRepresented(
        "double F(double x, double y) { double z; if (y > 0) { z = Math.Sin(x) * y; } else { z = x * x * y; } return z * z; }",
        Mode.Gradient,
        """
        FGradient(x, y)
          bool isGreater = greater(y, 0)
          z3, sinKept, cosKept = if isGreater
            sin = sin(x)
            cos = cos(x)
            z = multiply(sin, y)
            -> z, sin, cos
          else
            product = multiply(x, x)
            z2 = multiply(product, y)
            -> z2, product, 0
          z3Cotangent3 = add(z3, z3)
          sinCotangent = multiply(y, z3Cotangent3)
          yCotangent = multiply(sinKept, z3Cotangent3)
          xCotangent5 = if isGreater
            xCotangent = multiply(cosKept, sinCotangent)
            -> xCotangent
          else
            xCotangent2 = multiply(x, sinCotangent)
            xCotangent4 = add(xCotangent2, xCotangent2)
            -> xCotangent4
          -> xCotangent5, yCotangent
        """);

    [Fact]
    public void The_Hessian_of_a_product_is_constant() => AssertRepresented(
        "double F(double x, double y) => x * y;",
        Mode.Hessian,
        """
        FHessian(x, y)
          -> 0, 1, 1, 0
        """);

    private static void AssertRepresented(string method, Mode mode, string expected) =>
        Dump.AssertIs(expected, Simplifier.Simplify(Modes.Represent(Linearizer.Linearize(SourceFunction.Of(method)), mode)));
}
