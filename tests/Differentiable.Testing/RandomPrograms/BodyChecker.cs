namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// Decides whether C# would accept a body: each variable is assigned before its use, each called method exists, each path
/// returns, and nothing follows a return, a break or a continue. A visit returns whether the statement is sound and notes
/// whether its end can be reached.
/// </summary>
internal sealed class BodyChecker : IStatementVisitor<bool>
{
    private readonly HashSet<string> _methods;
    private readonly Stack<LoopExits> _loops = new();
    private BlockNames _names;
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
        _names = BlockNames.Outermost(_assigned);
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

    public bool VisitTupleAssignment(TupleAssignment assignment) =>
        assignment.Values.All(CanRead) && assignment.Targets.All(Assign);

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
        bool isSound = VisitNested(branch.Then);
        (HashSet<string> afterThen, bool thenEnds) = (_assigned, _isReachable);
        _assigned = [.. before];
        _isReachable = true;
        isSound &= VisitNested(branch.Else ?? []);
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

    public bool VisitFor(For loop)
    {
        _names = _names.Enter();
        bool isSound = Visit(loop.Counters) && CanRead(loop.Condition) && HasVariable(loop.Condition);
        HashSet<string> atCondition = _assigned;
        LoopExits exits = VisitBody(loop.Body, ref isSound);

        // C# warns of updates that no iteration reaches.
        isSound &= MeetAll(exits.Continues) && Visit(loop.Updates);
        _names = _names.Leave();
        return isSound && MeetAll([.. exits.Breaks, atCondition]);
    }

    public bool VisitWhile(While loop)
    {
        bool isEndless = loop.Condition is Literal { Value: true };
        bool isSound = isEndless || (CanRead(loop.Condition) && HasVariable(loop.Condition));
        HashSet<string> atCondition = _assigned;
        LoopExits exits = VisitBody(loop.Body, ref isSound);
        MeetAll(isEndless ? exits.Breaks : [.. exits.Breaks, atCondition]);
        return isSound;
    }

    public bool VisitDo(Do loop)
    {
        bool isSound = true;
        LoopExits exits = VisitBody(loop.Body, ref isSound);
        if (MeetAll(exits.Continues))
        {
            isSound &= CanRead(loop.Condition) && HasVariable(loop.Condition);
            exits.Breaks.Add(_assigned);
        }

        MeetAll(exits.Breaks);
        return isSound;
    }

    public bool VisitForEach(ForEach loop)
    {
        bool isSound = CanRead(loop.Start) && CanRead(loop.Count);
        HashSet<string> before = _assigned;
        _names = _names.Enter();
        _assigned = [.. before];
        isSound &= Declare(loop.Counter) && Assign(loop.Counter);
        LoopExits exits = VisitBody(loop.Body, ref isSound);
        _names = _names.Leave();
        MeetAll([.. exits.Breaks, before]);
        return isSound;
    }

    public bool VisitForEachElement(ForEachElement loop)
    {
        bool isSound = CanRead(loop.Collection);
        HashSet<string> before = _assigned;
        _names = _names.Enter();
        _assigned = [.. before];
        isSound &= Declare(loop.Item) && Assign(loop.Item);
        LoopExits exits = VisitBody(loop.Body, ref isSound);
        _names = _names.Leave();
        MeetAll([.. exits.Breaks, before]);
        return isSound;
    }

    public bool VisitElementAssignment(ElementAssignment assignment) => CanRead(assignment.Target) && CanRead(assignment.Value);

    public bool VisitElementTuple(ElementTuple assignment) =>
        assignment.Targets.OfType<Element>().All(CanRead)
        && assignment.Values.All(CanRead)
        && assignment.Targets.OfType<VariableReference>().All(r => Assign(r.Variable));

    public bool VisitBreak(Break statement) => Exit(static loop => loop.Breaks);

    public bool VisitContinue(Continue statement) => Exit(static loop => loop.Continues);

    private bool Exit(Func<LoopExits, List<HashSet<string>>> exits)
    {
        if (_loops.Count == 0)
        {
            return false;
        }

        exits(_loops.Peek()).Add(_assigned);
        _isReachable = false;
        return true;
    }

    /// <summary>Visits the body of a loop. The end of the body is one of the continues.</summary>
    private LoopExits VisitBody(IReadOnlyList<Statement> body, ref bool isSound)
    {
        LoopExits exits = new([], []);
        _loops.Push(exits);
        _assigned = [.. _assigned];
        isSound &= VisitNested(body);
        _loops.Pop();
        if (_isReachable)
        {
            exits.Continues.Add(_assigned);
        }

        return exits;
    }

    /// <summary>Goes on where several paths meet, with what all of them have assigned; returns whether there is a path.</summary>
    private bool MeetAll(IReadOnlyList<HashSet<string>> paths)
    {
        _isReachable = paths.Count > 0;
        _assigned = paths.Count == 0 ? [] : [.. paths.Skip(1).Aggregate<HashSet<string>, IEnumerable<string>>(paths[0], Enumerable.Intersect)];
        return _isReachable;
    }

    private bool VisitNested(IReadOnlyList<Statement> block)
    {
        _names = _names.Enter();
        bool isSound = Visit(block);
        _names = _names.Leave();
        return isSound;
    }

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

    private bool Declare(Variable variable)
    {
        // A name that an earlier block has used is a new variable here.
        _assigned.Remove(variable.Name);
        return _names.Declare(variable.Name);
    }

    private bool Assign(Variable variable)
    {
        _assigned.Add(variable.Name);
        return _names.IsVisible(variable.Name);
    }

    private bool CanRead(Variable variable) => _assigned.Contains(variable.Name) && _names.IsVisible(variable.Name);

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

    /// <summary>What is assigned at each place where a loop's body is left or ends.</summary>
    private sealed record LoopExits(List<HashSet<string>> Breaks, List<HashSet<string>> Continues);
}
