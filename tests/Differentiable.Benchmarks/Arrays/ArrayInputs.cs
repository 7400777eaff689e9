namespace Differentiable.Benchmarks;

/// <summary>Inputs of <see cref="ArrayFunctions"/>, from a fixed seed.</summary>
internal static class ArrayInputs
{
    public static double[] Between(double low, double high, int count, int seed)
    {
        Random random = new(seed);
        double[] numbers = new double[count];

        for (int i = 0; i < count; i++)
        {
            numbers[i] = low + ((high - low) * random.NextDouble());
        }

        return numbers;
    }

    /// <summary>Ones and zeros.</summary>
    public static int[] Labels(int count, int seed)
    {
        Random random = new(seed);
        int[] labels = new int[count];

        for (int i = 0; i < count; i++)
        {
            labels[i] = random.Next(2);
        }

        return labels;
    }
}
