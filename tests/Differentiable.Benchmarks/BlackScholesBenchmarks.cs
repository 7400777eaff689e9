using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using GettingStarted;
using Greeks = (double Spot, double Strike, double Rate, double Volatility, double Time);

namespace Differentiable.Benchmarks;

/// <summary>The price of a call option and its five partial derivatives, in the ways that there are to get them.</summary>
/// <remarks>
/// Each benchmark goes over the same 1024 different options, so that nothing can be computed once for all, and adds up all that it computes, so that nothing can
/// be left out. Times are for one option. No candidate is inlined into the loop: whether the JIT does that, and where it then keeps a result of 48 bytes, would
/// decide the comparison.
/// </remarks>
[Config(typeof(ComparisonConfig))]
public class BlackScholesBenchmarks
{
    private const int Count = 1024;

    private readonly Option[] _options = Option.Random(Count, seed: 7);

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "price only")]
    public double Primal()
    {
        double total = 0;

        foreach (ref readonly Option option in _options.AsSpan())
        {
            total += Primal(in option);
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "generated PriceValueAndGradient")]
    public double Generated()
    {
        double total = 0;

        foreach (ref readonly Option option in _options.AsSpan())
        {
            total += Sum(Generated(in option));
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "generated, the density by a rule")]
    public double GeneratedByRule()
    {
        double total = 0;

        foreach (ref readonly Option option in _options.AsSpan())
        {
            total += Sum(GeneratedByRule(in option));
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = ComparisonConfig.HandAdjoint)]
    public double HandAdjoint()
    {
        double total = 0;

        foreach (ref readonly Option option in _options.AsSpan())
        {
            total += Sum(HandAdjoint(in option));
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "closed forms by hand")]
    public double ClosedForms()
    {
        double total = 0;

        foreach (ref readonly Option option in _options.AsSpan())
        {
            total += Sum(ClosedForms(in option));
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "one-sided differences")]
    public double FiniteDifferences()
    {
        double total = 0;

        foreach (ref readonly Option option in _options.AsSpan())
        {
            total += Sum(FiniteDifferences(in option));
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Primal(in Option o) => BlackScholes.Price(o.Spot, o.Strike, o.Rate, o.Volatility, o.Time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (double Value, Greeks Gradient) Generated(in Option o) => BlackScholes.PriceValueAndGradient(o.Spot, o.Strike, o.Rate, o.Volatility, o.Time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (double Value, Greeks Gradient) GeneratedByRule(in Option o) => RuledBlackScholes.PriceValueAndGradient(o.Spot, o.Strike, o.Rate, o.Volatility, o.Time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (double Value, Greeks Gradient) HandAdjoint(in Option o) => HandWritten.Adjoint(o.Spot, o.Strike, o.Rate, o.Volatility, o.Time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (double Value, Greeks Gradient) ClosedForms(in Option o) => HandWritten.ClosedForms(o.Spot, o.Strike, o.Rate, o.Volatility, o.Time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (double Value, Greeks Gradient) FiniteDifferences(in Option o) => HandWritten.FiniteDifferences(o.Spot, o.Strike, o.Rate, o.Volatility, o.Time);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum((double Value, Greeks Gradient) result) =>
        result.Value + result.Gradient.Spot + result.Gradient.Strike + result.Gradient.Rate + result.Gradient.Volatility + result.Gradient.Time;
}
