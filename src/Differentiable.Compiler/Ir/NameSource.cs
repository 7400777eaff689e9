namespace Differentiable.Compiler.Ir;

/// <summary>Hands out names that no one else in the function has: <c>price</c>, <c>price2</c>, <c>price3</c>.</summary>
public sealed class NameSource
{
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, int> _next;

    public NameSource(IEnumerable<string> taken) => (_taken, _next) = (new(taken), []);

    private NameSource(NameSource other) => (_taken, _next) = (new(other._taken), new(other._next));

    /// <summary>A source with the same names taken, for trials: what it hands out stays free here.</summary>
    public NameSource Fork() => new(this);

    public string Fresh(string stem)
    {
        // A stem that ends in a digit keeps it: x1 becomes x1_2, not x12, which reads as another of the user's names.
        string separator = char.IsDigit(stem[stem.Length - 1]) ? "_" : "";
        int number = _next.TryGetValue(stem, out int last) ? last : 1;
        string name = number == 1 ? stem : stem + separator + number;

        while (!_taken.Add(name))
        {
            number++;
            name = stem + separator + number;
        }

        _next[stem] = number + 1;
        return name;
    }
}
