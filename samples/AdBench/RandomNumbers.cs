namespace AdBench;

/// <summary>Numbers from a fixed seed: the same in each run.</summary>
public sealed class RandomNumbers(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Numbers between two bounds.</summary>
    public double[] Between(double low, double high, int count)
    {
        double[] numbers = new double[count];

        for (int i = 0; i < count; i++)
        {
            numbers[i] = low + ((high - low) * _random.NextDouble());
        }

        return numbers;
    }
}
