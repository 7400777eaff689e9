using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Structured;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Early returns in every position become data flow. The dumps are of the simplified normal form.</summary>
public sealed class SingleExitTests
{
    [Theory]
    [InlineData("double F(double x) { return x; }")]
    [InlineData("double F(double x) { if (x > 0) { return x; } return -x; }")]
    [InlineData("double F(double x) { if (x > 0) { x = 2 * x; } else { return -x; } return x * x; }")]
    [InlineData("double F(double x) { if (x > 0) { return x; } else { return -x; } }")]
    [InlineData("double F(double x, double y) { if (x > 0) { if (y > 0) { return y; } x = x + 1; } return x * y; }")]
    [InlineData("double F(double x, double y) { if (x > 0) { x = x + 1; } else { if (y > 0) { return y; } } if (x > 2) { return x; } return x * y; }")]
    public void Afterwards_the_only_return_is_the_last_statement(string method)
    {
        StructuredFunction converted = SingleExit.Convert(SourceFunction.Structured(method));

        Assert.IsType<Return>(converted.Body[^1]);
        Assert.Equal(1, converted.Body.Sum(CountReturns));
    }

    [Fact]
    public void What_follows_a_returning_then_arm_moves_into_the_else_arm() => Dump.AssertIs(
        """
        F(x)
          bool isGreater = greater(x, 0)
          result = if isGreater
            -> x
          else
            negative = negate(x)
            -> negative
          -> result
        """,
        SourceFunction.Of("double F(double x) { if (x > 0) { return x; } return -x; }"));

    [Fact]
    public void What_follows_a_returning_else_arm_moves_into_the_then_arm() => Dump.AssertIs(
        """
        F(x)
          bool isGreater = greater(x, 0)
          result = if isGreater
            x2 = multiply(2, x)
            product = multiply(x2, x2)
            -> product
          else
            negative = negate(x)
            -> negative
          -> result
        """,
        SourceFunction.Of("double F(double x) { if (x > 0) { x = 2 * x; } else { return -x; } return x * x; }"));

    [Fact]
    public void A_chain_of_returns_nests() => Dump.AssertIs(
        """
        F(x, y)
          bool isGreater = greater(x, 0)
          result2 = if isGreater
            -> x
          else
            bool isGreater2 = greater(y, 0)
            result = if isGreater2
              -> y
            else
              product = multiply(x, y)
              -> product
            -> result
          -> result2
        """,
        SourceFunction.Of("double F(double x, double y) { if (x > 0) { return x; } if (y > 0) { return y; } return x * y; }"));

    [Fact]
    public void A_return_on_some_paths_of_an_arm_sets_a_flag() => Dump.AssertIs(
        """
        F(x, y)
          bool isGreater = greater(x, 0)
          x4, bool hasResult2, result2 = if isGreater
            bool isGreater2 = greater(y, 0)
            x3, bool hasResult, result = if isGreater2
              -> x, true, y
            else
              x2 = add(x, 1)
              -> x2, false, 0
            -> x3, hasResult, result
          else
            -> x, false, 0
          result3 = if hasResult2
            -> result2
          else
            product = multiply(x4, y)
            -> product
          -> result3
        """,
        SourceFunction.Of("double F(double x, double y) { if (x > 0) { if (y > 0) { return y; } x = x + 1; } return x * y; }"));

    private static int CountReturns(StructuredStatement statement) => statement switch
    {
        Return => 1,
        Branch branch => branch.Then.Sum(CountReturns) + branch.Else.Sum(CountReturns),
        _ => 0,
    };
}
