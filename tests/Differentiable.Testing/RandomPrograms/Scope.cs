namespace Differentiable.Testing.RandomPrograms;

/// <summary>The variables that can be read at a place in a method, with bounds on their values there.</summary>
internal sealed class Scope
{
    private readonly List<Variable> _variables;
    private readonly Dictionary<Variable, double> _bounds;

    public Scope()
    {
        _variables = [];
        _bounds = [];
    }

    private Scope(Scope outer)
    {
        _variables = [.. outer._variables];
        _bounds = new(outer._bounds);
    }

    public IReadOnlyList<Variable> Variables => _variables;

    public void Add(Variable variable, double bound)
    {
        _variables.Add(variable);
        _bounds[variable] = bound;
    }

    public double Bound(Variable variable) => _bounds[variable];

    public void Assign(Variable variable, double bound) => _bounds[variable] = bound;

    public Scope Enter() => new(this);

    /// <summary>Takes over the bounds at the ends of the arms that come back here.</summary>
    public void Join(IReadOnlyList<Scope> arms)
    {
        foreach (Variable variable in _variables)
        {
            if (arms.Count > 0)
            {
                _bounds[variable] = arms.Max(a => a._bounds[variable]);
            }
        }
    }

    /// <summary>The variables of a type.</summary>
    public List<Variable> OfType(ScalarType type) => _variables.FindAll(v => v.Type == type);
}
