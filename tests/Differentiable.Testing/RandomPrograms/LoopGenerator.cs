namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates loops. Whatever a loop carries has a bound that holds before and after each iteration.</summary>
/// <param name="addStatement">
/// Appends a statement to a block at a depth of nesting, unless the method is long enough; returns whether the block ends there.
/// </param>
/// <param name="earlyReturn">A return out of all loops.</param>
internal sealed class LoopGenerator(
    GeneratorContext context,
    MethodPlan plan,
    LocalNames names,
    RealStatementGenerator reals,
    ArrayStatementGenerator arrays,
    Func<List<Statement>, Scope, int, bool> addStatement,
    Func<Scope, Statement> earlyReturn)
{
    private const int MaximumDepth = 3;
    private const int MaximumTrips = 7;

    private readonly RandomSource _random = context.Random;
    private readonly ForGenerator _fors = new(context, names);
    private readonly WhileGenerator _whiles = new(context, names, reals);
    private readonly LoopStateGenerator _states = new(context, names, reals);
    private readonly LoopUpdateGenerator _updates = new(context);
    private readonly ArrayLoopGenerator _arrayLoops = new(context, names);

    /// <summary>Whether there is room for a loop.</summary>
    public bool CanAdd(Scope scope) =>
        context.Allows(RandomProgramFeatures.Loops) && (scope.Loop?.Depth ?? 0) < MaximumDepth && Room(scope) >= 2;

    /// <summary>Appends a loop and the declarations that it needs.</summary>
    public void Add(List<Statement> block, Scope scope, int nesting)
    {
        LoopPlan loop = Plan(block, scope);
        LoopState state = _states.Generate(block, scope, loop.TripLimit);
        Variable? late = loop.RunsOnce && _random.Chance(0.3) ? names.Local(reals.RealType(), isActive: true) : null;
        LoopFrame frame = Frame(
            scope,
            loop,
            [.. scope.Loop?.Counters ?? [], .. loop.Counters.Select(static c => c.Variable)],
            [.. Borrowed(scope, loop.TripLimit), .. state.Accumulators.Select(static a => a.Accumulator)]);
        Scope inner = Enter(scope, frame, loop, state);
        Expression? also = Condition(loop, inner);
        double lateBound = 0;
        List<Statement> body = [];
        if (late is not null)
        {
            block.Add(new Declaration(late, null, IsImplicitlyTyped: false));
            lateBound = AddLate(body, inner, late);
        }

        FillBody(body, inner, loop, nesting);
        block.Add(loop.Build(also, body));
        Leave(scope, state);
        if (late is not null)
        {
            scope.Add(late, lateBound);
        }
    }

    /// <summary>Appends a sum over all elements of an array.</summary>
    public void AddSum(List<Statement> block, Scope scope, KnownArray array)
    {
        Variable sum = names.Local(array.Type, isActive: true);
        block.Add(new Declaration(sum, Build.Number(sum.Type, 0), IsImplicitlyTyped: false));
        LoopPlan loop = _arrayLoops.Up(scope, array, 0, 1);
        Variable counter = loop.Counters[0].Variable;
        Scope inner = Enter(scope, Frame(scope, loop, [counter], []), loop, new(new Dictionary<Variable, double>(), []));
        List<Statement> body = [];
        Sized element = new(new Element(array.Reference, Build.Reference(counter), IsFromEnd: false), array.Bound);
        RealGenerator generator = new ExpressionGenerators(context, inner).Reals;
        Sized factor = _random.Chance(0.5) ? element : generator.Generate(array.Type, 1, 4);
        Sized term = generator.Narrow(RealGenerator.Combine(BinaryOperator.Multiply, element, factor), 8);
        body.Add(new CompoundAssignment(sum, BinaryOperator.Add, term.Expression));
        block.Add(loop.Build(null, body));
        scope.Add(sum, term.Bound * GeneratorContext.LengthLimit);
    }

    /// <summary>
    /// Appends a loop that reads a local array for a recurrence which is not linear in what it carries, and a change of what it read after it: on its way back such a loop needs elements that are no
    /// longer there.
    /// </summary>
    public void AddRecurrence(List<Statement> block, Scope scope)
    {
        KnownArray array = _random.PickLate([.. scope.Arrays.Where(a => CanRecur(scope, a))]);
        Variable value = names.Local(array.Type, isActive: true);
        Sized start = new ExpressionGenerators(context, scope).Reals.Generate(value.Type, 1, 2);
        block.Add(new Declaration(value, start.Expression, IsImplicitlyTyped: false));
        int first = _random.OneOf(0, 0, 1);
        LoopPlan loop = _arrayLoops.Up(scope, array, first, 1);
        Variable counter = loop.Counters[0].Variable;

        // Mostly one that stays the same: loops that go along an array keep what they need in arrays.
        Element? @fixed = _random.Chance(0.7) ? new IndexGenerator(context, scope).TryElement(array) : null;
        Element element = @fixed ?? new(array.Reference, Build.Reference(counter), IsFromEnd: false);
        double bound = Math.Max(1, start.Bound);
        Scope inner = Enter(scope, Frame(scope, loop, [counter], []), loop, new(new Dictionary<Variable, double> { [value] = bound }, []));
        List<Statement> body = [];
        ExpressionGenerators generators = new(context, inner);

        // A new array is full of zeros.
        Expression product = Build.Multiply(Build.Add(Build.Number(array.Type, 0.75), element), Build.Reference(value));
        Expression shifted = Build.Add(product, generators.Reals.Generate(value.Type, 1, 4).Expression);
        body.Add(new Assignment(value, generators.Functions.Call(_random.Chance(0.5) ? SmoothFunctions.Sin : SmoothFunctions.Cos, 1, shifted).Expression));
        AddExit(body, inner, 0.25);
        block.Add(loop.Build(null, body));
        scope.Add(value, bound);
        block.Add(arrays.Changed(scope, array, @fixed ?? new(array.Reference, Build.Integer(ScalarType.Int, first), IsFromEnd: false)));
    }

    /// <summary>Whether there is an array, and room, for a loop that <see cref="AddRecurrence"/> appends.</summary>
    public bool CanAddRecurrence(Scope scope) => CanAdd(scope) && scope.Arrays.Any(a => CanRecur(scope, a));

    private bool CanRecur(Scope scope, KnownArray array) =>
        array.Storage is not null && array.Type.IsReal() && array.Variable.IsActive && scope.Minimum(array.Length) > 1 && scope.Maximum(array.Length) <= Room(scope);

    private int Room(Scope scope) => Math.Min(MaximumTrips, plan.MaximumTrips / scope.Trips);

    private LoopPlan Plan(List<Statement> block, Scope scope)
    {
        int room = Room(scope);
        if (scope.Arrays.Count > 0 && _random.Chance(0.65) && _arrayLoops.TryGenerate(scope, room) is { } overArray)
        {
            return overArray;
        }

        return _random.Next(10) switch
        {
            0 or 1 when context.Allows(RandomProgramFeatures.ForEachLoops) => _fors.ForEach(scope, room),
            2 or 3 or 4 or 5 when context.Allows(RandomProgramFeatures.WhileLoops) => _whiles.Generate(block, scope, room),
            _ => _fors.Generate(block, scope, room),
        };
    }

    private static LoopFrame Frame(Scope scope, LoopPlan loop, IReadOnlyList<Variable> counters, List<Accumulator> accumulators) =>
        new((scope.Loop?.Depth ?? 0) + 1, scope.Trips * Math.Max(1, loop.TripLimit), loop.AllowsContinue, counters, accumulators);

    private static Scope Enter(Scope scope, LoopFrame frame, LoopPlan loop, LoopState state)
    {
        Scope inner = scope.EnterLoop(frame, state.Carried);
        foreach ((Accumulator accumulator, double bound) in state.Accumulators)
        {
            inner.Assign(accumulator.Target, bound);
        }

        foreach ((Variable counter, double bound) in loop.Counters)
        {
            if (inner.Variables.Contains(counter))
            {
                inner.Assign(counter, bound);
            }
            else
            {
                inner.Add(counter, bound);
            }
        }

        if (loop.Range is var (ranged, range))
        {
            inner.SetRange(ranged, range);
        }

        if (loop.Item is var (item, itemBound))
        {
            inner.Add(item, itemBound);
        }

        return inner;
    }

    private static void Leave(Scope scope, LoopState state)
    {
        foreach ((Variable variable, double bound) in state.Carried)
        {
            scope.Assign(variable, bound);
        }

        foreach ((Accumulator accumulator, double bound) in state.Accumulators)
        {
            scope.Assign(accumulator.Target, bound);
        }
    }

    /// <summary>A sum of the loop around, if this loop is to add its terms.</summary>
    private IReadOnlyList<Accumulator> Borrowed(Scope scope, int trips)
    {
        if (scope.Loop is not { Accumulators: { Count: > 0 } waiting } || _random.Chance(0.4))
        {
            return [];
        }

        Accumulator sum = waiting[^1];
        double term = sum.Term / Math.Max(1, trips);
        if (term < 0.25 || sum.Target.Type == ScalarType.Int)
        {
            return [];
        }

        waiting.Remove(sum);
        return [sum with { Term = term }];
    }

    /// <summary>A condition beside the one by which the loop counts. As it names no counter, the shrinker can tell the two apart.</summary>
    private Expression? Condition(LoopPlan loop, Scope inner) => loop.TakesCondition && _random.Chance(0.35)
        ? new ExpressionGenerators(context, inner.WithoutControls()).Conditions.TryGenerate(1)
        : null;

    /// <summary>A local declared before a do loop, without a value, that each iteration assigns first.</summary>
    private double AddLate(List<Statement> body, Scope inner, Variable variable)
    {
        Sized value = new ExpressionGenerators(context, inner).Reals.Generate(variable.Type, 2);
        body.Add(new Assignment(variable, value.Expression));
        inner.AddFrozen(variable, value.Bound);
        return value.Bound;
    }

    private void FillBody(List<Statement> body, Scope inner, LoopPlan loop, int nesting)
    {
        int updates = _random.Next(1, 4);
        int others = _random.Next(0, 3);
        while (updates + others > 0)
        {
            if (_random.Next(updates + others) < updates)
            {
                AddUpdate(body, inner);
                updates--;
            }
            else
            {
                inner = AddOther(body, inner, nesting + 1);
                others--;
            }

            AddTerm(body, inner, 0.3);
            AddExit(body, inner, 0.15);
        }

        AddTerm(body, inner, 1);
        if (loop.Steps.Count > 0 && context.Allows(RandomProgramFeatures.Branches) && _random.Chance(0.25)
            && new ExpressionGenerators(context, inner).Conditions.TryGenerate(0) is { } condition)
        {
            body.Add(new If(condition, [_random.Pick(loop.Steps)], null));
        }
    }

    private void AddUpdate(List<Statement> body, Scope inner)
    {
        if (ArrayStatementGenerator.CanWrite(inner) && _random.Chance(0.55))
        {
            arrays.AddWrite(body, inner);
        }
        else
        {
            _updates.AddUpdate(body, inner);
        }
    }

    /// <summary>Appends a statement of any kind after which the body goes on; returns the scope there.</summary>
    private Scope AddOther(List<Statement> body, Scope inner, int nesting)
    {
        Scope before = inner.Enter();
        int count = body.Count;
        if (!addStatement(body, inner, nesting))
        {
            return inner;
        }

        body.RemoveRange(count, body.Count - count);
        return before;
    }

    /// <summary>Appends the statement of a sum that waits for it, be it of this loop or of one around it.</summary>
    private void AddTerm(List<Statement> body, Scope inner, double chance)
    {
        List<Accumulator> waiting = inner.Loop?.Accumulators ?? [];
        if (waiting.Count == 0 || !_random.Chance(chance))
        {
            return;
        }

        Accumulator sum = waiting[^1];
        waiting.Remove(sum);
        _updates.AddTerm(body, inner, sum);
    }

    /// <summary>Appends a break, a continue or a return under a condition.</summary>
    private void AddExit(List<Statement> body, Scope inner, double chance)
    {
        if (context.Allows(RandomProgramFeatures.Branches) && _random.Chance(chance)
            && new ExpressionGenerators(context, inner).Conditions.TryGenerate(1) is { } condition
            && Exit(inner) is { } exit)
        {
            body.Add(new If(condition, [exit], null));
        }
    }

    private Statement? Exit(Scope inner)
    {
        bool mayExit = context.Allows(RandomProgramFeatures.LoopExits);
        bool mayReturn = context.Allows(RandomProgramFeatures.EarlyReturns | RandomProgramFeatures.LoopReturns);
        if (mayReturn && (!mayExit || _random.Chance(0.4)))
        {
            return earlyReturn(inner);
        }

        return !mayExit ? null
            : inner.Loop is { AllowsContinue: true } && _random.Chance(0.5) ? new Continue()
            : new Break();
    }
}
