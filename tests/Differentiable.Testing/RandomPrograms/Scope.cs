namespace Differentiable.Testing.RandomPrograms;

/// <summary>The variables that can be read at a place in a method, with bounds on their values there.</summary>
internal sealed class Scope
{
    private readonly List<Variable> _variables;
    private readonly Dictionary<Variable, double> _bounds;
    private readonly Dictionary<Variable, double> _limits;
    private readonly HashSet<Variable> _nonNegative;
    private readonly List<KnownArray> _arrays;
    private readonly Dictionary<Variable, (int Minimum, int Maximum)> _lengths;
    private readonly Dictionary<Variable, IndexRange> _ranges;

    public Scope()
    {
        _arrays = [];
        _lengths = [];
        _ranges = [];
        _variables = [];
        _bounds = [];
        _limits = [];
        _nonNegative = [];
    }

    private Scope(Scope outer, LoopFrame? loop)
    {
        _variables = [.. outer._variables];
        _bounds = new(outer._bounds);
        _limits = new(outer._limits);
        _nonNegative = [.. outer._nonNegative];
        _arrays = [.. outer._arrays];
        _lengths = new(outer._lengths);
        _ranges = new(outer._ranges);
        Loop = loop;
    }

    /// <summary>The innermost loop around the place, if there is one.</summary>
    public LoopFrame? Loop { get; }

    /// <summary>How often the place is reached at most, in one call of the method.</summary>
    public int Trips => Loop?.Trips ?? 1;

    public IReadOnlyList<Variable> Variables => _variables;

    public void Add(Variable variable, double bound)
    {
        _variables.Add(variable);
        _bounds[variable] = bound;
    }

    public double Bound(Variable variable) => _bounds[variable];

    public void Assign(Variable variable, double bound) => _bounds[variable] = bound;

    /// <summary>A bound that each value must keep that a statement here assigns; infinite where any will do.</summary>
    public double Limit(Variable variable) => _limits.GetValueOrDefault(variable, double.PositiveInfinity);

    /// <summary>Whether a statement here may assign to the variable: inside a loop, only what the loop carries can change.</summary>
    public bool CanAssign(Variable variable) => variable.IsMutable && Limit(variable) > 0;

    public bool IsNonNegative(Variable variable) => _nonNegative.Contains(variable);

    public void AddNonNegative(Variable variable, double bound)
    {
        Add(variable, bound);
        _nonNegative.Add(variable);
    }

    /// <summary>The scope without the variables that decide how often loops run.</summary>
    public Scope WithoutControls()
    {
        Scope scope = Enter();
        scope._variables.RemoveAll(static v => v.Kind == VariableKind.Control);
        return scope;
    }

    /// <summary>Adds a variable that no statement here may assign.</summary>
    public void AddFrozen(Variable variable, double bound)
    {
        Add(variable, bound);
        _limits[variable] = 0;
    }

    public Scope Enter() => new(this, Loop);

    /// <summary>The scope of a loop's body. What the loop carries has the same bound before and after each iteration.</summary>
    /// <param name="carried">Bounds on the variables that the body may change; each bound is at least the present one.</param>
    public Scope EnterLoop(LoopFrame loop, IReadOnlyDictionary<Variable, double> carried)
    {
        Scope body = new(this, loop);
        foreach (Variable variable in _variables.Where(static v => v.IsMutable))
        {
            body._limits[variable] = carried.GetValueOrDefault(variable, 0);
        }

        foreach ((Variable variable, double bound) in carried)
        {
            body._bounds[variable] = bound;
        }

        return body;
    }

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

    /// <summary>The arrays and spans, which are not among the variables.</summary>
    public IReadOnlyList<KnownArray> Arrays => _arrays;

    /// <summary>The ints of which a range is known, with that range.</summary>
    public IReadOnlyDictionary<Variable, IndexRange> Ranges => _ranges;

    public void AddArray(KnownArray array) => _arrays.Add(array);

    public void SetRange(Variable variable, IndexRange range) => _ranges[variable] = range;

    /// <summary>Says between which numbers a length lies that is not known.</summary>
    public void SetLength(Variable symbol, int minimum, int maximum) => _lengths[symbol] = (minimum, maximum);

    public int Minimum(ArrayLength length) => length.Offset + (length.Symbol is { } symbol ? _lengths[symbol].Minimum : 0);

    public int Maximum(ArrayLength length) => length.Offset + (length.Symbol is { } symbol ? _lengths[symbol].Maximum : 0);

    /// <summary>Whether the first length is sure not to be larger than the second.</summary>
    public bool IsAtMost(ArrayLength first, ArrayLength second) =>
        (first.Symbol == second.Symbol && first.Offset <= second.Offset) || Maximum(first) <= Minimum(second);

    /// <summary>The variables of a type.</summary>
    public List<Variable> OfType(ScalarType type) => _variables.FindAll(v => v.Type == type);
}
