namespace Differentiable.Benchmarks;

/// <summary>The terms of a call option.</summary>
internal readonly record struct Option(double Spot, double Strike, double Rate, double Volatility, double Time)
{
    /// <summary>Different options, most near the money, some far from it: all three ranges of the normal distribution function are met.</summary>
    public static Option[] Random(int count, int seed)
    {
        // Not for security: the same options in each run.
        System.Random random = new(seed);
        Option[] options = new Option[count];

        for (int i = 0; i < count; i++)
        {
            double strike = 100 * Math.Exp(random.NextDouble() - 0.5);
            options[i] = new(100, strike, 0.01 + 0.05 * random.NextDouble(), 0.1 + 0.4 * random.NextDouble(), 0.1 + 2 * random.NextDouble());
        }

        return options;
    }
}
