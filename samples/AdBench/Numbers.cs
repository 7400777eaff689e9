using System.Globalization;

namespace AdBench;

/// <summary>Reads numbers that are separated by white space, one after the other.</summary>
public sealed class Numbers(string text)
{
    private int _position;

    public int NextInt() => int.Parse(Next(), CultureInfo.InvariantCulture);

    public double[] NextDoubles(int count)
    {
        double[] numbers = new double[count];

        for (int i = 0; i < count; i++)
        {
            numbers[i] = NextDouble();
        }

        return numbers;
    }

    public double NextDouble() => double.Parse(Next(), CultureInfo.InvariantCulture);

    private ReadOnlySpan<char> Next()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        int start = _position;

        while (_position < text.Length && !char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        return text.AsSpan(start, _position - start);
    }
}
