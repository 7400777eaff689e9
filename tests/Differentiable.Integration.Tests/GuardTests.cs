namespace Differentiable.Integration.Tests;

/// <summary>A derivative throws what its method throws.</summary>
public sealed partial class GuardTests
{
    public enum Side
    {
        Call,
        Put,
    }

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Payoff(double spot, double strike, int count, Side side = Side.Call)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        if (strike <= 0)
        {
            throw new ArgumentException($"A strike of {strike} is not positive.", nameof(strike));
        }

        double sign = side == Side.Call ? 1 : -1;
        return count * Math.Max(sign * (spot - strike), 0);
    }

    [Differentiable]
    public static double Unused(double x, double low, double high)
    {
        double clamped = Math.Clamp(x, low, high);
        return x > 0 ? x + (0 * clamped) : throw new InvalidOperationException("x must be positive");
    }

    [Fact]
    public void A_guard_throws_the_same_exception_in_each_derivative()
    {
        ArgumentException expected = Assert.Throws<ArgumentException>(static () => Payoff(1, -2, 3));

        Assert.Equal(expected.Message, Assert.Throws<ArgumentException>(static () => PayoffGradient(1, -2, 3)).Message);
        Assert.Equal(expected.Message, Assert.Throws<ArgumentException>(static () => PayoffJvp(1, -2, 3, Side.Put, 1, 0)).Message);
        Assert.Equal(expected.Message, Assert.Throws<ArgumentException>(static () => PayoffHvp(1, -2, 3, Side.Put, 1, 0)).Message);
    }

    [Fact]
    public void A_throw_helper_names_the_parameter() =>
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(static () => PayoffValueAndGradient(1, 2, -3)).ParamName);

    [Fact]
    public void What_throws_is_kept_where_the_derivative_does_not_need_it() =>
        Assert.Throws<ArgumentException>(static () => UnusedGradient(1, 3, 2));

    [Fact]
    public void A_throw_expression_throws() => Assert.Throws<InvalidOperationException>(static () => UnusedVjp(-1, 0, 1, 1));

    [Fact]
    public void Defaults_of_optional_parameters_hold_in_derivatives() => Assert.Equal((3, -3), PayoffGradient(5, 2, 3));
}
