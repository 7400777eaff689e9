namespace Differentiable.Testing.RandomPrograms;

/// <summary>Runs the header of a <c>for</c> loop that reads nothing but its counters.</summary>
internal sealed class HeaderEvaluator
{
    private readonly For _loop;
    private readonly Dictionary<string, OracleValue> _counters = [];
    private readonly ExpressionEvaluator _expressions;

    public HeaderEvaluator(For loop)
    {
        Method method = new("Header", MethodHost.Program, ScalarType.Int, [], [], IsDifferentiable: false, IsExpressionBodied: false);
        RandomProgram program = new(0, RandomProgramOptions.Default, method, [], []);
        _loop = loop;
        _expressions = new(program, new(new()), _counters);
        foreach (Declaration counter in loop.Counters)
        {
            _counters[counter.Variable.Name] = counter.Initializer!.Accept(_expressions);
        }
    }

    public bool Goes() => _loop.Condition.Accept(_expressions).IsTrue;

    public void Update()
    {
        foreach (Statement update in _loop.Updates)
        {
            Update(update);
        }
    }

    /// <summary>The present values of the counters.</summary>
    public IReadOnlyDictionary<Variable, long> Counters() =>
        _loop.Counters.ToDictionary(static c => c.Variable, c => _counters[c.Variable.Name].Integer);

    private void Update(Statement update)
    {
        switch (update)
        {
            case IncrementStatement statement:
                statement.Increment.Accept(_expressions);
                break;
            case CompoundAssignment assignment:
                string name = assignment.Target.Name;
                _counters[name] = _expressions.Apply(assignment.Operator, _counters[name], assignment.Value.Accept(_expressions));
                break;
            default:
                throw new InvalidOperationException("A for loop updates its counters by increments and compound assignments.");
        }
    }
}
