using System.Text;
using Differentiable.Compiler.Printing;
using Differentiable.Testing.Harness;

namespace Differentiable.CSharp.Tests;

/// <summary>C# statements and the normal form that they lower to, as IR text.</summary>
public sealed class LoweringTests
{
    [Fact]
    public void Reassignment_becomes_new_names() => AssertLowers(
        "double F(double x) { double y = x * x; y += x; y -= 1; return y / 2; }",
        """
        F(x)
          y = multiply(x, x)
          y2 = add(y, x)
          y3 = subtract(y2, 1)
          quotient = divide(y3, 2)
          -> quotient
        """);

    [Fact]
    public void Compound_assignment_computes_in_the_wider_type() => AssertLowers(
        "double F(double x, byte n) { n += 2; return x * n; }",
        """
        F(x, passive byte n)
          int n2 = convert(n)
          int sum = integer add(n2, 2)
          byte n3 = convert(sum)
          n3_2 = convert(n3)
          product = multiply(x, n3_2)
          -> product
        """);

    [Fact]
    public void Assignments_inside_an_expression_happen_in_order() => AssertLowers(
        "double F(double x, int n) { int k = n++ * n; return x * k + (x = 3) * x; }",
        """
        F(x, passive int n)
          int n2 = integer add(n, 1)
          int k = integer multiply(n, n2)
          k2_2 = convert(k)
          product = multiply(x, k2_2)
          sum = add(product, 9)
          -> sum
        """);

    [Fact]
    public void An_arm_that_returns_takes_what_follows_into_the_other() => AssertLowers(
        "double F(double x) { if (x > 0) { return x; } double y = Math.Exp(x); return y; }",
        """
        F(x)
          bool isGreater = greater(x, 0)
          result = if isGreater
            -> x
          else
            y = exp(x)
            -> y
          -> result
        """);

    [Fact]
    public void Conditions_without_effects_are_computed_others_branch() => AssertLowers(
        "double F(double x, int n) => x > 0 && n > 1 || 10 / n > 2 ? x : -x;",
        """
        F(x, passive int n)
          bool isGreater = greater(x, 0)
          bool isGreater2 = greater(n, 1)
          bool both = and(isGreater, isGreater2)
          bool condition = if both
            -> true
          else
            int quotient = integer divide(10, n)
            bool isGreater3 = greater(quotient, 2)
            -> isGreater3
          choice2 = if condition
            -> x
          else
            choice = negate(x)
            -> choice
          -> choice2
        """);

    [Fact]
    public void Tuples_are_taken_apart() => AssertLowers(
        "double F(double x, double y) { (double a, double b) = (y, x); (a, b) = (b, a * b); var p = (First: a, Second: b); return p.First - p.Second; }",
        """
        F(x, y)
          product = multiply(y, x)
          difference = subtract(x, product)
          -> difference
        """);

    [Fact]
    public void Guards_keep_their_text() => AssertLowers(
        "double F(double x) { if (x < 0) { throw new ArgumentException($\"bad {x}\", nameof(x)); } return Math.Sqrt(x); }",
        """
        F(x)
          bool isLess = less(x, 0)
           = if isLess
            guard throw new global::System.ArgumentException($"bad {_}", "x"); (x)
            ->
          else
            ->
          sqrt = sqrt(x)
          -> sqrt
        """);

    [Fact]
    public void Called_methods_stay_calls_and_constants_are_folded() => AssertLowers(
        "double F(double x) { const double half = 1 / 2.0; return G(y: half, x: x) + Limit; } [Differentiable] static double G(double x, double y) => x; const double Limit = 3 * half2; const double half2 = 2;",
        """
        F(x)
          g = Primal of G(x, 0.5)
          sum = add(g, 6)
          -> sum
        """);

    private static void AssertLowers(string method, string expected)
    {
        StringBuilder dump = new();

        using (Passes.DumpTo((stage, function) => dump.Append(stage == "Normalize" && function.Name == "F" ? IrPrinter.Print(function) : "")))
        {
            GeneratorRun run = GeneratorRun.Of($"using System; using Differentiable; public static partial class Program {{ [Differentiable] public static {method} }}");
            Assert.Empty(run.CompilerDiagnostics);
        }

        IEnumerable<string> lines = dump.ToString().Split('\n').Select(static line => line.TrimEnd());
        Assert.Equal(expected, string.Join("\n", lines).TrimEnd());
    }
}
