using Differentiable.Testing.RandomPrograms;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>
/// Random programs with loops whose carried variables are recurrences along an array, most of them linear in what is carried, so that the way back depends on the array alone; some with a factor that is carried, a
/// function or a branch, or with a result that their last values decide, so that it depends on more.
/// </summary>
internal sealed class RecurrencePrograms
{
    private readonly RandomSource _random;
    private readonly List<string> _lines = [];
    private readonly List<string> _values = ["t"];
    private int _names;

    private RecurrencePrograms(int seed) => _random = new((ulong)seed);

    /// <summary>A class of that name, with one program: <c>Go</c>.</summary>
    public static string Source(int seed, string name) => new RecurrencePrograms(seed).Source(name);

    private string Source(string name)
    {
        for (int count = _random.OneOf(1, 1, 2); count > 0; count--)
        {
            AddLoop();
        }

        return $$"""
            using System;
            using Differentiable;
            public static partial class {{name}}
            {
                [Differentiable(Also = Derivatives.Hvp)]
                public static double Go(double[] x)
                {
                    double t = 0.5 * x[0];
                    double[] y = [.. x];
            {{string.Join("\n", _lines)}}
                    return {{Result()}};
                }
            }
            """;
    }

    private string Result() => _random.Next(5) switch
    {
        0 => $"Math.Log(2 + {_values[^1]} * {_values[^1]})",
        1 => $"{_values[^1]} * {_random.Pick(_values)}",
        _ => string.Join(" + ", _values.Select(value => $"{_random.OneOf("1", "0.5", "t", "x[0]")} * {value}")),
    };

    private void AddLoop()
    {
        string[] states = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => "s" + _names++)];
        _lines.AddRange(states.Select(state => $"double {state} = {_random.OneOf("0", "1", "t", "0.3", "x[0] * t")};"));
        (string head, string element) = _random.Next(7) switch
        {
            0 => ("foreach (double e in x)", "e"),
            1 or 2 => ("for (int i = 0; i < x.Length; i++)", "x[i]"),
            3 => ("for (int i = 0; i < x.Length; i++)", "(x[i] - y[x.Length - 1 - i])"),
            4 => ("for (int i = 0; i < y.Length; i++)", "(y[i] * (1 + 0.1 * i))"),
            5 => ("for (int i = 2; i < x.Length - 1; i++)", "(x[i] - y[i - 2])"),
            _ => ("for (int i = 1; i < x.Length; i++)", "(x[i] - x[i - 1])"),
        };
        _lines.Add(head + " {");
        List<string> known = [.. states];

        for (int count = _random.Next(states.Length, states.Length + 3); count > 0; count--)
        {
            AddUpdate(states, known, element);
        }

        _lines.Add("}");
        _values.AddRange(states);
    }

    private void AddUpdate(string[] states, List<string> known, string element)
    {
        string sum = string.Join(" + ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Term(known, element)));

        if (_random.Chance(0.25))
        {
            known.Add("w" + _names++);
            _lines.Add($"double {known[^1]} = {sum};");
        }
        else if (_random.Chance(0.08))
        {
            _lines.Add($"if ({element} > 0) {{ {_random.Pick(states)} = {sum}; }}");
        }
        else
        {
            _lines.Add($"{_random.Pick(states)} {_random.OneOf("=", "+=", "-=")} {sum};");
        }
    }

    private string Term(List<string> known, string element) => _random.Next(12) switch
    {
        0 => $"0.3 * {element}",
        1 => $"t * {element}",
        2 => $"0.2 * Math.Sin({element})",
        3 => $"0.1 * {_random.Pick(known)} * {_random.Pick(known)}",
        4 or 5 => $"{_random.Pick(known)} / (1.5 + {element} * {element})",
        6 => $"{_random.Pick(known)} / (2 + t)",
        7 => $"(1 - t) * {_random.Pick(known)} * 0.4",
        _ => $"{_random.OneOf("0.5", "0.3 * " + element, "t", "(0.2 + 0.3 * " + element + ")")} * {_random.Pick(known)}",
    };
}
