namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// Decides whether C# would accept a body: each variable is assigned before its use, each called method exists, each path
/// returns, and nothing follows a return. A visit returns whether the statement is sound and notes whether its end can be reached.
/// </summary>
internal sealed class BodyChecker : IStatementVisitor<bool>
{
    private readonly HashSet<string> _methods;
    private readonly HashSet<string> _declared;
    private HashSet<string> _assigned;
    private bool _isReachable = true;

    private BodyChecker(RandomProgram program, Method method)
    {
        _methods = [.. program.Helpers.Select(static m => m.Name)];
        _assigned =
        [
            .. program.Fields.Select(static f => f.Variable.Name),
            .. method.Parameters.Select(static p => p.Variable.Name),
        ];
        _declared = [.. _assigned];
    }

    public static bool IsSound(RandomProgram program, Method method)
    {
        BodyChecker checker = new(program, method);
        return checker.Visit(method.Body) && !checker._isReachable;
    }

    public bool VisitDeclaration(Declaration declaration) => declaration.Initializer is { } value
        ? CanRead(value) && Declare(declaration.Variable) && Assign(declaration.Variable)
        : Declare(declaration.Variable);

    public bool VisitAssignment(Assignment assignment) => CanRead(assignment.Value) && Assign(assignment.Target);

    public bool VisitCompoundAssignment(CompoundAssignment assignment) => CanRead(assignment.Target) && CanRead(assignment.Value);

    public bool VisitSinCosDeclaration(SinCosDeclaration declaration) =>
        CanRead(declaration.Argument)
        && Declare(declaration.Sine)
        && Assign(declaration.Sine)
        && Declare(declaration.Cosine)
        && Assign(declaration.Cosine);

    public bool VisitIncrementStatement(IncrementStatement statement) => CanRead(statement.Increment.Variable);

    public bool VisitIf(If branch)
    {
        if (!CanRead(branch.Condition) || !HasVariable(branch.Condition))
        {
            return false;
        }

        HashSet<string> before = _assigned;
        _assigned = [.. before];
        bool isSound = Visit(branch.Then);
        (HashSet<string> afterThen, bool thenEnds) = (_assigned, _isReachable);
        _assigned = [.. before];
        _isReachable = true;
        isSound &= Visit(branch.Else ?? []);
        if (thenEnds)
        {
            _assigned = _isReachable ? [.. afterThen.Intersect(_assigned)] : afterThen;
        }

        _isReachable |= thenEnds;
        return isSound;
    }

    public bool VisitReturn(Return statement)
    {
        _isReachable = false;
        return CanRead(statement.Value);
    }

    public bool VisitThrow(Throw statement)
    {
        _isReachable = false;
        return statement.OutOfRange is null || CanRead(statement.OutOfRange);
    }

    public bool VisitArgumentCheck(ArgumentCheck check) => CanRead(check.Variable);

    private bool Visit(IReadOnlyList<Statement> block)
    {
        foreach (Statement statement in block)
        {
            if (!_isReachable || !statement.Accept(this))
            {
                return false;
            }
        }

        return true;
    }

    private bool Declare(Variable variable) => _declared.Add(variable.Name);

    private bool Assign(Variable variable)
    {
        _assigned.Add(variable.Name);
        return _declared.Contains(variable.Name);
    }

    private bool CanRead(Variable variable) => _assigned.Contains(variable.Name);

    private bool CanRead(Expression expression) => expression switch
    {
        MethodCall call when !_methods.Contains(call.Method.Name) => false,
        _ when VariableOf(expression) is { } variable => CanRead(variable),
        _ => ExpressionParts.Of(expression).Children.All(CanRead),
    };

    /// <summary>Whether a condition is sure not to be a constant.</summary>
    private static bool HasVariable(Expression expression) => VariableOf(expression) is { } variable
        ? !variable.IsConstant
        : ExpressionParts.Of(expression).Children.Any(HasVariable);

    private static Variable? VariableOf(Expression expression) => expression switch
    {
        VariableReference reference => reference.Variable,
        Increment increment => increment.Variable,
        _ => null,
    };
}
