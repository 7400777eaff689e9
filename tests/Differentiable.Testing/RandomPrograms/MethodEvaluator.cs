namespace Differentiable.Testing.RandomPrograms;

/// <summary>Runs one call of a method, statement by statement.</summary>
internal sealed class MethodEvaluator : IStatementVisitor<Completion>
{
    /// <summary>No generated loop comes near it; a loop that does not stop is an error of the program.</summary>
    private const int MaximumIterations = 100_000;

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
        Completion completion = evaluator.Run(method.Body);
        return completion.Kind == CompletionKind.Return
            ? completion.Value
            : throw new InvalidOperationException($"{method.Name} does not return.");
    }

    public Completion VisitDeclaration(Declaration declaration) =>
        declaration.Initializer is { } value ? Assign(declaration.Variable, Evaluate(value)) : Completion.Normal;

    public Completion VisitAssignment(Assignment assignment) => Assign(assignment.Target, Evaluate(assignment.Value));

    public Completion VisitCompoundAssignment(CompoundAssignment assignment)
    {
        // C# reads the target before it evaluates the right side.
        OracleValue old = _variables[assignment.Target.Name];
        return Assign(assignment.Target, _expressions.Apply(assignment.Operator, old, Evaluate(assignment.Value)));
    }

    public Completion VisitSinCosDeclaration(SinCosDeclaration declaration)
    {
        (OracleValue sine, OracleValue cosine) = _reals.SinCos(Evaluate(declaration.Argument));
        Assign(declaration.Sine, sine);
        return Assign(declaration.Cosine, cosine);
    }

    public Completion VisitIncrementStatement(IncrementStatement statement)
    {
        Evaluate(statement.Increment);
        return Completion.Normal;
    }

    public Completion VisitIf(If branch) => Run(Evaluate(branch.Condition).IsTrue ? branch.Then : branch.Else ?? []);

    public Completion VisitReturn(Return statement) => Completion.Return(Evaluate(statement.Value));

    public Completion VisitThrow(Throw statement) => throw (statement.OutOfRange is { } variable
        ? new ArgumentOutOfRangeException(variable.Name, statement.Message)
        : new ArgumentException(statement.Message));

    public Completion VisitArgumentCheck(ArgumentCheck check)
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

        return Completion.Normal;
    }

    public Completion VisitTupleAssignment(TupleAssignment assignment)
    {
        OracleValue[] values = [.. assignment.Values.Select(Evaluate)];
        for (int i = 0; i < values.Length; i++)
        {
            Assign(assignment.Targets[i], values[i]);
        }

        return Completion.Normal;
    }

    public Completion VisitFor(For loop)
    {
        Run(loop.Counters);
        return Repeat(() => Evaluate(loop.Condition).IsTrue, loop.Body, () => Run(loop.Updates));
    }

    public Completion VisitWhile(While loop) => Repeat(() => Evaluate(loop.Condition).IsTrue, loop.Body, static () => { });

    public Completion VisitDo(Do loop)
    {
        bool isFirst = true;
        bool Goes() => isFirst || Evaluate(loop.Condition).IsTrue;
        return Repeat(Goes, loop.Body, () => isFirst = false);
    }

    public Completion VisitForEach(ForEach loop)
    {
        long start = Evaluate(loop.Start).Integer;
        using IEnumerator<int> range = Enumerable.Range((int)start, (int)Evaluate(loop.Count).Integer).GetEnumerator();
        bool Goes()
        {
            if (!range.MoveNext())
            {
                return false;
            }

            Assign(loop.Counter, OracleValue.OfInteger(ScalarType.Int, range.Current));
            return true;
        }

        return Repeat(Goes, loop.Body, static () => { });
    }

    public Completion VisitForEachElement(ForEachElement loop)
    {
        OracleArray array = Evaluate(loop.Collection).Array ?? throw new InvalidOperationException("An array was expected.");
        int position = 0;
        bool Goes()
        {
            if (position == array.Length)
            {
                return false;
            }

            OracleValue element = array[position++];
            Assign(loop.Item, loop.Item.Type == element.Type ? element : _reals.Convert(element, loop.Item.Type));
            return true;
        }

        return Repeat(Goes, loop.Body, static () => { });
    }

    public Completion VisitElementAssignment(ElementAssignment assignment)
    {
        (OracleArray array, long index) = Place(assignment.Target, reads: assignment.Operator is not null);
        OracleValue? old = assignment.Operator is null ? null : array[index];
        OracleValue value = Evaluate(assignment.Value);
        array[index] = old is { } before ? _expressions.Apply(assignment.Operator!.Value, before, value) : value;
        return Completion.Normal;
    }

    public Completion VisitElementTuple(ElementTuple assignment)
    {
        (OracleArray Array, long Index)?[] places =
            [.. assignment.Targets.Select(t => t is Element element ? Place(element, reads: false) : ((OracleArray, long)?)null)];
        OracleValue[] values = [.. assignment.Values.Select(Evaluate)];
        for (int i = 0; i < values.Length; i++)
        {
            if (places[i] is var (array, index))
            {
                array[index] = values[i];
            }
            else
            {
                Assign(((VariableReference)assignment.Targets[i]).Variable, values[i]);
            }
        }

        return Completion.Normal;
    }

    /// <summary>The place of an element. C# looks at once whether it is in the range of a span, and of an array when it is read or written.</summary>
    private (OracleArray Array, long Index) Place(Element element, bool reads)
    {
        (OracleArray array, long index) = _expressions.Place(element);
        if (reads || element.Array.Form != ArrayForm.Array)
        {
            _ = array[index];
        }

        return (array, index);
    }

    public Completion VisitBreak(Break statement) => Completion.Break;

    public Completion VisitContinue(Continue statement) => Completion.Continue;

    private Completion Repeat(Func<bool> goes, IReadOnlyList<Statement> body, Action update)
    {
        for (int count = 0; goes(); count++)
        {
            if (count == MaximumIterations)
            {
                throw new InvalidOperationException("A loop does not stop.");
            }

            Completion completion = Run(body);
            if (completion.LeavesLoop)
            {
                return completion.OfLoop();
            }

            update();
        }

        return Completion.Normal;
    }

    private Completion Run(IReadOnlyList<Statement> block)
    {
        foreach (Statement statement in block)
        {
            Completion completion = statement.Accept(this);
            if (completion.Kind != CompletionKind.Normal)
            {
                return completion;
            }
        }

        return Completion.Normal;
    }

    private OracleValue Evaluate(Expression expression) => expression.Accept(_expressions);

    private Completion Assign(Variable target, OracleValue value)
    {
        _variables[target.Name] = value;
        return Completion.Normal;
    }
}
