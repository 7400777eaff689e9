namespace Differentiable.Testing.RandomPrograms;

/// <summary>Runs one call of a method, statement by statement. A statement's result is the value it returns, if it returns.</summary>
internal sealed class MethodEvaluator : IStatementVisitor<OracleValue?>
{
    private readonly RealArithmetic _reals;
    private readonly Dictionary<string, OracleValue> _variables;
    private readonly ExpressionEvaluator _expressions;

    private MethodEvaluator(RandomProgram program, RealArithmetic reals, Dictionary<string, OracleValue> variables)
    {
        _reals = reals;
        _variables = variables;
        _expressions = new(program, reals, variables);
        foreach (Field field in program.Fields)
        {
            variables[field.Variable.Name] = field.Value.Accept(_expressions);
        }
    }

    /// <summary>Calls a method.</summary>
    /// <param name="variables">The arguments by the parameters' names; the call owns the dictionary.</param>
    public static OracleValue Run(
        RandomProgram program, RealArithmetic reals, Method method, Dictionary<string, OracleValue> variables)
    {
        MethodEvaluator evaluator = new(program, reals, variables);
        return evaluator.Run(method.Body) ?? throw new InvalidOperationException($"{method.Name} does not return.");
    }

    public OracleValue? VisitDeclaration(Declaration declaration) =>
        declaration.Initializer is { } value ? Assign(declaration.Variable, Evaluate(value)) : null;

    public OracleValue? VisitAssignment(Assignment assignment) => Assign(assignment.Target, Evaluate(assignment.Value));

    public OracleValue? VisitCompoundAssignment(CompoundAssignment assignment)
    {
        // C# reads the target before it evaluates the right side.
        OracleValue old = _variables[assignment.Target.Name];
        return Assign(assignment.Target, _expressions.Apply(assignment.Operator, old, Evaluate(assignment.Value)));
    }

    public OracleValue? VisitSinCosDeclaration(SinCosDeclaration declaration)
    {
        (OracleValue sine, OracleValue cosine) = _reals.SinCos(Evaluate(declaration.Argument));
        Assign(declaration.Sine, sine);
        return Assign(declaration.Cosine, cosine);
    }

    public OracleValue? VisitIncrementStatement(IncrementStatement statement)
    {
        Evaluate(statement.Increment);
        return null;
    }

    public OracleValue? VisitIf(If branch) => Run(Evaluate(branch.Condition).IsTrue ? branch.Then : branch.Else ?? []);

    public OracleValue? VisitReturn(Return statement) => Evaluate(statement.Value);

    public OracleValue? VisitThrow(Throw statement) => throw (statement.OutOfRange is { } variable
        ? new ArgumentOutOfRangeException(variable.Name, statement.Message)
        : new ArgumentException(statement.Message));

    public OracleValue? VisitArgumentCheck(ArgumentCheck check)
    {
        long value = _variables[check.Variable.Name].Integer;
        if (check.Limit is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, limit.Accept(_expressions).Integer, check.Variable.Name);
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, check.Variable.Name);
        }

        return null;
    }

    private OracleValue? Run(IReadOnlyList<Statement> block)
    {
        foreach (Statement statement in block)
        {
            if (statement.Accept(this) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    private OracleValue Evaluate(Expression expression) => expression.Accept(_expressions);

    private OracleValue? Assign(Variable target, OracleValue value)
    {
        _variables[target.Name] = value;
        return null;
    }
}
