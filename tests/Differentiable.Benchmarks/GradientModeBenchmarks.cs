using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Differentiable.Benchmarks;

/// <summary>Gradients forward in lanes and in reverse: what <c>GradientModeChoice</c> is fitted to.</summary>
/// <remarks>
/// A processor works at several calls at once if none waits for another, as in a sum over data; in an iteration each does. The numbers are the same in both: the
/// last result is added to an argument with a weight of next to nothing.
/// </remarks>
[Config(typeof(ModeConfig))]
public class GradientModeBenchmarks
{
    private const int Count = 1024;
    private const double Weight = 1e-300;

    private readonly double[] _numbers = Numbers(seed: 7);

    /// <summary>Whether each call waits for the one before.</summary>
    [Params(false, true)]
    public bool Waits { get; set; }

    [Benchmark(OperationsPerInvoke = Count, Description = "3 inputs: log density, value")]
    public double LogDensity()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = LogDensity(_numbers.AsSpan(i, 3), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "3 inputs: log density, lanes")]
    public double LogDensityForward()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = LogDensityForward(_numbers.AsSpan(i, 3), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "3 inputs: log density, reverse")]
    public double LogDensityReverse()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = LogDensityReverse(_numbers.AsSpan(i, 3), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "4 inputs: recurrence, value")]
    public double Recurrence()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = Recurrence(_numbers.AsSpan(i, 4), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "4 inputs: recurrence, lanes")]
    public double RecurrenceForward()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = RecurrenceForward(_numbers.AsSpan(i, 4), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "4 inputs: recurrence, reverse")]
    public double RecurrenceReverse()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = RecurrenceReverse(_numbers.AsSpan(i, 4), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "5 inputs: Black-Scholes, value")]
    public double Price()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = Price(_numbers.AsSpan(i, 5), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "5 inputs: Black-Scholes, lanes")]
    public double PriceForward()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = PriceForward(_numbers.AsSpan(i, 5), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "5 inputs: Black-Scholes, reverse")]
    public double PriceReverse()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = PriceReverse(_numbers.AsSpan(i, 5), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "8 inputs: logistic, value")]
    public double Logistic()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = Logistic(_numbers.AsSpan(i, 8), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "8 inputs: logistic, lanes")]
    public double LogisticForward()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = LogisticForward(_numbers.AsSpan(i, 8), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "8 inputs: logistic, reverse")]
    public double LogisticReverse()
    {
        double last = 0;
        double total = 0;

        for (int i = 0; i < Count; i++)
        {
            last = LogisticReverse(_numbers.AsSpan(i, 8), Waits ? last * Weight : 0);
            total += last;
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double LogDensity(ReadOnlySpan<double> x, double shift) => StraightLines.LogDensity(x[0] + shift, x[1], x[2]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double LogDensityForward(ReadOnlySpan<double> x, double shift)
    {
        (double Value, (double, double, double) Gradient) result = StraightLines.LogDensityForward(x[0] + shift, x[1], x[2]);
        return result.Value + result.Gradient.Item1 + result.Gradient.Item2 + result.Gradient.Item3;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double LogDensityReverse(ReadOnlySpan<double> x, double shift)
    {
        (double Value, (double, double, double) Gradient) result = StraightLines.LogDensityReverse(x[0] + shift, x[1], x[2]);
        return result.Value + result.Gradient.Item1 + result.Gradient.Item2 + result.Gradient.Item3;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Recurrence(ReadOnlySpan<double> x, double shift) => StraightLines.Recurrence(x[0] + shift, x[1], x[2], x[3]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double RecurrenceForward(ReadOnlySpan<double> x, double shift)
    {
        (double Value, (double, double, double, double) Gradient) result = StraightLines.RecurrenceForward(x[0] + shift, x[1], x[2], x[3]);
        return result.Value + result.Gradient.Item1 + result.Gradient.Item2 + result.Gradient.Item3 + result.Gradient.Item4;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double RecurrenceReverse(ReadOnlySpan<double> x, double shift)
    {
        (double Value, (double, double, double, double) Gradient) result = StraightLines.RecurrenceReverse(x[0] + shift, x[1], x[2], x[3]);
        return result.Value + result.Gradient.Item1 + result.Gradient.Item2 + result.Gradient.Item3 + result.Gradient.Item4;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Price(ReadOnlySpan<double> x, double shift) => StraightLines.Price(x[0] + shift, x[1], x[2], x[3], x[4]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double PriceForward(ReadOnlySpan<double> x, double shift)
    {
        (double Value, (double, double, double, double, double) Gradient) result = StraightLines.PriceForward(x[0] + shift, x[1], x[2], x[3], x[4]);
        return result.Value + result.Gradient.Item1 + result.Gradient.Item2 + result.Gradient.Item3 + result.Gradient.Item4 + result.Gradient.Item5;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double PriceReverse(ReadOnlySpan<double> x, double shift)
    {
        (double Value, (double, double, double, double, double) Gradient) result = StraightLines.PriceReverse(x[0] + shift, x[1], x[2], x[3], x[4]);
        return result.Value + result.Gradient.Item1 + result.Gradient.Item2 + result.Gradient.Item3 + result.Gradient.Item4 + result.Gradient.Item5;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Logistic(ReadOnlySpan<double> x, double shift) => StraightLines.Logistic(x[0] + shift, x[1], x[2], x[3], x[4], x[5], x[6], x[7]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double LogisticForward(ReadOnlySpan<double> x, double shift)
    {
        (double Value, (double, double, double, double, double, double, double, double) Gradient) result = StraightLines.LogisticForward(x[0] + shift, x[1], x[2], x[3], x[4], x[5], x[6], x[7]);
        return result.Value + result.Gradient.Item1 + result.Gradient.Item2 + result.Gradient.Item3 + result.Gradient.Item4 + result.Gradient.Item5 + result.Gradient.Item6 + result.Gradient.Item7 + result.Gradient.Item8;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double LogisticReverse(ReadOnlySpan<double> x, double shift)
    {
        (double Value, (double, double, double, double, double, double, double, double) Gradient) result = StraightLines.LogisticReverse(x[0] + shift, x[1], x[2], x[3], x[4], x[5], x[6], x[7]);
        return result.Value + result.Gradient.Item1 + result.Gradient.Item2 + result.Gradient.Item3 + result.Gradient.Item4 + result.Gradient.Item5 + result.Gradient.Item6 + result.Gradient.Item7 + result.Gradient.Item8;
    }

    private static double[] Numbers(int seed)
    {
        // Not for security: the same numbers in each run.
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, Count + 8).Select(_ => 0.5 + random.NextDouble())];
    }
}
