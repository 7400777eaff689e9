namespace Differentiable.Testing.RandomPrograms;

/// <summary>A small random number generator (SplitMix64), the same on every machine and runtime.</summary>
public sealed class RandomSource(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below the limit.</summary>
    public int Next(int limit) => (int)(NextBits() % (ulong)limit);

    /// <summary>A number from the lower limit to below the upper one.</summary>
    public int Next(int from, int to) => from + Next(to - from);

    /// <summary>A number from 0 to below 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public T OneOf<T>(params ReadOnlySpan<T> items) => items[Next(items.Length)];

    /// <summary>An item, later ones more often.</summary>
    public T PickLate<T>(IReadOnlyList<T> items) => items[Math.Max(Next(items.Count), Next(items.Count))];

    /// <summary>One of the choices, in proportion to their weights.</summary>
    public T PickWeighted<T>(IReadOnlyList<(int Weight, T Item)> choices)
    {
        int remaining = Next(choices.Sum(static c => c.Weight));
        foreach ((int weight, T item) in choices)
        {
            remaining -= weight;
            if (remaining < 0)
            {
                return item;
            }
        }

        return choices[^1].Item;
    }

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
