using Differentiable.Testing.RandomPrograms;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Random programs whose array variables come to stand for other arrays: in loops and branches, by assignments, aliases, and exchanges, with writes to elements in between that show which array is which.</summary>
internal sealed class HandoverPrograms
{
    private const int DeepestBlock = 3;

    private readonly RandomSource _random;
    private readonly List<string> _lines = [];
    private int _names;

    private HandoverPrograms(int seed) => _random = new((ulong)seed);

    /// <summary>A class of that name, with one program: <c>Go</c>.</summary>
    public static string Source(int seed, string name) => new HandoverPrograms(seed).Source(name);

    private string Source(string name)
    {
        List<string> arrays = [];

        for (int count = _random.Next(1, 4); count > 0; count--)
        {
            Declare(arrays, _random.Chance(0.25) ? "x" : Made(arrays));
        }

        _lines.Add("for (int k = 0; k < 3; k++) {");
        AddAll(_random.Next(2, 7), [.. arrays], ["0", "k % x.Length", "x.Length - 1"], depth: 1);
        _lines.Add("}");
        AddAll(_random.Next(3), arrays, ["0", "x.Length - 1"], depth: DeepestBlock);

        return $$"""
            using System;
            using Differentiable;
            public static partial class {{name}}
            {
                [Differentiable]
                private static double[] Step(double[] s, double h)
                {
                    double[] r = new double[s.Length];
                    for (int i = 0; i < s.Length; i++) { r[i] = s[i] + h * Math.Sin(s[(i + 1) % s.Length]) * s[i]; }
                    return r;
                }

                [Differentiable]
                private static double Norm(double[] s)
                {
                    double sum = 0;
                    for (int i = 0; i < s.Length; i++) { sum += s[i] * s[i] / (1 + i); }
                    return sum;
                }

                [Differentiable]
                public static double Go(double[] x)
                {
                    double sum = 0;
            {{string.Join("\n", _lines)}}
                    return sum + {{string.Join(" + ", arrays.Select(static (array, i) => $"Norm({array}) / {i + 1}"))}};
                }
            }
            """;
    }

    private void AddAll(int count, List<string> arrays, List<string> indexes, int depth)
    {
        for (; count > 0; count--)
        {
            Add(arrays, indexes, depth);
        }
    }

    private void Add(List<string> arrays, List<string> indexes, int depth)
    {
        switch (_random.Next(13))
        {
            case 0 or 1 or 2:
                _lines.Add($"{Element(arrays, indexes)} {_random.OneOf("=", "+=")} 0.5 * {Element(arrays, indexes)} + 0.1 * {Element([.. arrays, "x"], indexes)};");
                break;

            case 3:
                Declare(arrays, Made(arrays));
                break;

            case 4:
                Declare(arrays, _random.Pick(arrays));
                break;

            case 5 or 6:
                Assign(arrays);
                break;

            case 7 or 8:
                AddExchange(arrays);
                break;

            case 9 when depth < DeepestBlock:
                AddBlock($"if ({Element(arrays, indexes)} > {_random.OneOf("0.1", "-0.2", "0.3")})", arrays, indexes, depth);
                break;

            case 10 when depth < DeepestBlock && _random.Chance(0.4):
                AddLoopWithArray(arrays, indexes, depth);
                break;

            case 10 or 11 when depth < DeepestBlock:
                string counter = Fresh("i");
                AddBlock($"for (int {counter} = 0; {counter} < {_random.OneOf("x.Length", "2 && " + counter + " < x.Length")}; {counter}++)", arrays, [.. indexes, counter], depth);
                break;

            default:
                _lines.Add($"sum += {Element(arrays, indexes)} * {Element(arrays, indexes)};");
                break;
        }
    }

    /// <summary>A loop with an array in its head, which all iterations share.</summary>
    private void AddLoopWithArray(List<string> arrays, List<string> indexes, int depth)
    {
        (string counter, string array) = (Fresh("i"), Fresh("h"));
        _lines.Add($"int {counter} = 0;");
        AddBlock($"for (double[] {array} = {Made(arrays)}; {counter} < 3 && {array}[0] < 100; {counter}++)", [.. arrays, array], indexes, depth);
    }

    private void AddBlock(string head, List<string> arrays, List<string> indexes, int depth)
    {
        _lines.Add(head + " {");
        AddAll(_random.Next(1, 5), [.. arrays], indexes, depth + 1);
        _lines.Add("}");
    }

    private void Declare(List<string> arrays, string value)
    {
        string name = Fresh("a");
        _lines.Add($"double[] {name} = {value};");
        arrays.Add(name);
    }

    private void Assign(List<string> arrays)
    {
        for (int count = Math.Max(1, _random.Next(4)); count > 0; count--)
        {
            _lines.Add($"{_random.Pick(arrays)} = {(_random.Chance(0.6) ? _random.PickLate(arrays) : Made(arrays))};");
        }
    }

    private void AddExchange(List<string> arrays)
    {
        (string first, string second) = (_random.Pick(arrays), _random.Pick(arrays));

        if (first != second && _random.Chance(0.5))
        {
            _lines.Add($"({first}, {second}) = ({second}, {first});");
        }
        else if (first != second)
        {
            string spare = Fresh("spare");
            _lines.Add($"double[] {spare} = {first}; {first} = {second}; {second} = {spare};");
        }
    }

    private string Made(List<string> arrays) => arrays.Count == 0 || _random.Chance(0.4)
        ? _random.OneOf("(double[])x.Clone()", "[.. x]", "new double[x.Length]")
        : _random.OneOf($"Step({_random.Pick(arrays)}, 0.3)", $"[.. {_random.Pick(arrays)}]");

    private string Element(List<string> arrays, List<string> indexes) => $"{_random.Pick(arrays)}[{_random.PickLate(indexes)}]";

    private string Fresh(string stem) => stem + ++_names;
}
