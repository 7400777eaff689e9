namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates the statements of one method.</summary>
internal sealed class StatementGenerator
{
    private const int MaximumNesting = 3;

    private readonly RandomSource _random;
    private readonly LocalNames _names;
    private readonly RealStatementGenerator _reals;
    private readonly PassiveStatementGenerator _passives;
    private readonly GuardGenerator _guards;
    private readonly LoopGenerator _loops;
    private readonly ArrayStatementGenerator _arrays;
    private readonly GeneratorContext _context;
    private readonly MethodPlan _plan;
    private int _budget;

    public StatementGenerator(GeneratorContext context, MethodPlan plan)
    {
        LocalNames names = new(context.Random);
        _context = context;
        _plan = plan;
        _names = names;
        _random = context.Random;
        _budget = plan.Budget;
        _reals = new(context, names);
        _passives = new(context, names, _reals);
        _guards = new(context, plan);
        _arrays = new(context, names, _reals);
        _loops = new(
            context,
            plan,
            names,
            _reals,
            _arrays,
            (block, scope, nesting) => _budget > 0 && AddStatement(block, scope, nesting),
            scope => Return(EarlyResult(scope), scope));
    }

    /// <summary>A bound on every value returned so far.</summary>
    public double ReturnBound { get; private set; }

    /// <summary>The body of the method.</summary>
    public List<Statement> Body(Scope scope)
    {
        List<Statement> body = [];
        bool isDone = false;
        if (_context.Allows(RandomProgramFeatures.Guards) && _budget > 2 && _random.Chance(0.25))
        {
            _guards.AddFirstGuard(body, scope);
        }

        while (_budget > 0 && !isDone)
        {
            isDone = AddStatement(body, scope, 0);
        }

        if (!isDone)
        {
            AddReductions(body, scope);
            body.Add(FinalReturn(scope));
        }

        return body;
    }

    /// <summary>Appends a statement, or a few that belong together; returns whether the block ends here.</summary>
    private bool AddStatement(List<Statement> block, Scope scope, int nesting)
    {
        _budget--;
        List<(int Weight, Func<bool> Item)> choices = [(30, Going(() => _reals.AddRealDeclaration(block, scope)))];
        void AddIf(RandomProgramFeatures features, int weight, Func<bool> choice)
        {
            if (_context.Allows(features))
            {
                choices.Add((weight, choice));
            }
        }

        AddIf(RandomProgramFeatures.Reassignment, 10, Going(() => _reals.AddAssignment(block, scope)));
        AddIf(RandomProgramFeatures.Reassignment, 12, Going(() => _reals.AddCompoundAssignment(block, scope)));
        AddIf(RandomProgramFeatures.SinCos, 3, Going(() => _reals.AddSinCos(block, scope)));
        AddIf(RandomProgramFeatures.Integers, 7, Going(() => _passives.AddInteger(block, scope)));
        AddIf(RandomProgramFeatures.Integers | RandomProgramFeatures.Increments, 7, Going(() => _passives.AddIncrement(block, scope)));
        AddIf(RandomProgramFeatures.Booleans, 3, Going(() => _passives.AddBool(block, scope)));
        AddIf(RandomProgramFeatures.Constants, 5, Going(() => _passives.AddConstant(block, scope)));
        AddIf(RandomProgramFeatures.Guards, 4, Going(() => _guards.AddGuard(block, scope)));
        AddIf(RandomProgramFeatures.Arrays, ArrayStatementGenerator.CanWrite(scope) ? 30 : 16, Going(() => _arrays.Add(block, scope)));
        if (nesting < MaximumNesting)
        {
            if (scope.Arrays.Any(a => scope.Minimum(a.Length) < scope.Maximum(a.Length)))
            {
                AddIf(RandomProgramFeatures.Branches, 10, () => AddBranchOnLength(block, scope, nesting));
            }

            AddIf(RandomProgramFeatures.Branches, 20, () => AddBranch(block, scope, nesting));
            AddIf(RandomProgramFeatures.Branches, 6, () => AddJoinedLocal(block, scope, nesting));
            if (_loops.CanAdd(scope))
            {
                choices.Add((scope.Loop is null ? 18 : 50, Going(() => AddLoop(block, scope, nesting))));
            }

            if (_loops.CanAddRecurrence(scope))
            {
                AddIf(RandomProgramFeatures.Arrays | RandomProgramFeatures.MathFunctions, 25, Going(() => AddRecurrence(block, scope)));
            }
        }

        return _random.PickWeighted(choices)();
    }

    /// <summary>A choice after which the block goes on.</summary>
    private static Func<bool> Going(Action add) => () =>
    {
        add();
        return false;
    };

    private ExpressionGenerators At(Scope scope) => new(_context, scope);

    private void AddLoop(List<Statement> block, Scope scope, int nesting)
    {
        // Its declarations and updates are statements too.
        _budget -= scope.Loop is null ? 2 : 1;
        _loops.Add(block, scope, nesting);
    }

    private void AddRecurrence(List<Statement> block, Scope scope)
    {
        _budget -= 3;
        _loops.AddRecurrence(block, scope);
    }

    private bool AddBranch(List<Statement> block, Scope scope, int nesting)
    {
        if (At(scope).Conditions.TryGenerate(2) is not { } condition)
        {
            _reals.AddRealDeclaration(block, scope);
            return false;
        }

        List<Scope> joining = [];
        If branch = Branch(condition, scope, nesting + 1, joining, static (_, _) => { }, mustHaveElse: false);
        block.Add(branch);
        scope.Join(joining);
        return joining.Count == 0;
    }

    /// <summary>A branch for arrays that are long enough.</summary>
    private bool AddBranchOnLength(List<Statement> block, Scope scope, int nesting)
    {
        KnownArray array = _random.PickLate([.. scope.Arrays.Where(a => scope.Minimum(a.Length) < scope.Maximum(a.Length))]);
        (Expression condition, _, int length) = new IndexGenerator(_context, scope).Guarded(array);
        Scope inner = scope.Enter();
        Variable symbol = array.Length.Symbol!;
        inner.SetLength(symbol, length - array.Length.Offset, scope.Maximum(new(symbol, 0)));
        List<Statement> arm = [];
        bool isDone = false;
        for (int count = _random.Next(1, 4); count > 0 && _budget > 0 && !isDone; count--)
        {
            isDone = AddStatement(arm, inner, nesting + 1);
        }

        if (arm.Count == 0)
        {
            AddSimple(arm, inner);
        }

        block.Add(new If(condition, arm, null));
        scope.Join(isDone ? [scope.Enter()] : [scope.Enter(), inner]);
        return false;
    }

    /// <summary>A local without an initialiser that each arm assigns, unless it returns.</summary>
    private bool AddJoinedLocal(List<Statement> block, Scope scope, int nesting)
    {
        if (At(scope).Conditions.TryGenerate(1) is not { } condition)
        {
            _reals.AddRealDeclaration(block, scope);
            return false;
        }

        Variable variable = _names.Local(_reals.RealType(), isActive: true);
        double bound = 0;
        void Assign(List<Statement> arm, Scope inner)
        {
            Sized value = At(inner).Reals.Generate(variable.Type, 2);
            bound = Math.Max(bound, value.Bound);
            arm.Add(new Assignment(variable, value.Expression));
        }

        List<Scope> joining = [];
        block.Add(new Declaration(variable, null, IsImplicitlyTyped: false));
        block.Add(Branch(condition, scope, nesting + 1, joining, Assign, mustHaveElse: true));
        scope.Join(joining);
        scope.Add(variable, bound);
        return joining.Count == 0;
    }

    /// <summary>A branch. The scopes at the ends of arms that do not return are added to <paramref name="joining"/>.</summary>
    private If Branch(
        Expression condition, Scope scope, int nesting, List<Scope> joining, Action<List<Statement>, Scope> finish, bool mustHaveElse)
    {
        List<Statement> then = Arm(scope, nesting, joining, finish, 0.3);
        double returnChance = joining.Count == 0 ? 0.15 : 0.3;
        if (_random.Chance(0.25) && At(scope).Conditions.TryGenerate(1) is { } next)
        {
            return new(condition, then, [Branch(next, scope, nesting, joining, finish, mustHaveElse)]);
        }

        if (mustHaveElse || _random.Chance(0.5))
        {
            return new(condition, then, Arm(scope, nesting, joining, finish, returnChance));
        }

        joining.Add(scope.Enter());
        return new(condition, then, null);
    }

    private List<Statement> Arm(
        Scope scope, int nesting, List<Scope> joining, Action<List<Statement>, Scope> finish, double returnChance)
    {
        Scope inner = scope.Enter();
        List<Statement> arm = [];
        bool isDone = false;
        for (int count = _random.Next(0, 3); count > 0 && _budget > 0 && !isDone; count--)
        {
            isDone = AddStatement(arm, inner, nesting);
        }

        if (isDone)
        {
            return arm;
        }

        if (MayExitLoop(inner) && _random.Chance(0.2))
        {
            arm.Add(inner.Loop is { AllowsContinue: true } && _random.Chance(0.5) ? new Continue() : new Break());
            return arm;
        }

        if (MayReturn(inner) && _random.Chance(returnChance))
        {
            arm.Add(Return(EarlyResult(inner), inner));
            return arm;
        }

        finish(arm, inner);
        if (arm.Count == 0)
        {
            AddSimple(arm, inner);
        }

        joining.Add(inner);
        return arm;
    }

    private bool MayExitLoop(Scope scope) => scope.Loop is not null && _context.Allows(RandomProgramFeatures.LoopExits);

    private bool MayReturn(Scope scope) => _context.Allows(RandomProgramFeatures.EarlyReturns)
        && (scope.Loop is null || _context.Allows(RandomProgramFeatures.LoopReturns));

    private void AddSimple(List<Statement> arm, Scope scope)
    {
        if (_context.Allows(RandomProgramFeatures.Reassignment))
        {
            _reals.AddCompoundAssignment(arm, scope);
        }
        else
        {
            _reals.AddRealDeclaration(arm, scope);
        }
    }

    private Return Return(Sized value, Scope scope)
    {
        Sized narrow = At(scope).Reals.Narrow(value, _plan.ReturnLimit);
        ReturnBound = Math.Max(ReturnBound, narrow.Bound);
        return new(narrow.Expression);
    }

    /// <summary>A value to return early. It mostly depends on an active variable, or too many derivatives would be zero.</summary>
    private Sized EarlyResult(Scope scope)
    {
        RealGenerator reals = At(scope).Reals;
        Sized result = reals.Generate(_plan.ReturnType, 2);
        return _random.Chance(0.5) ? RealGenerator.Combine(BinaryOperator.Add, result, reals.Variable(_plan.ReturnType)) : result;
    }

    /// <summary>Appends sums over local arrays, so that few of their elements are without effect.</summary>
    private void AddReductions(List<Statement> body, Scope scope)
    {
        IEnumerable<KnownArray> arrays = scope.Arrays.Where(static a => a.Storage is not null && a.Type.IsReal());
        foreach (KnownArray array in arrays.TakeLast(2).ToArray())
        {
            if (_context.Allows(RandomProgramFeatures.Loops) && _random.Chance(0.5))
            {
                _loops.AddSum(body, scope, array);
            }
        }
    }

    /// <summary>A return that uses the latest locals, so that few statements are without effect.</summary>
    private Return FinalReturn(Scope scope)
    {
        RealGenerator reals = At(scope).Reals;
        Sized result = reals.Generate(_plan.ReturnType, 2);
        List<Variable> active = [.. scope.Variables.Where(static v => v.IsActive)];
        foreach (Variable variable in active.TakeLast(_random.Next(_random.Chance(0.8) ? 1 : 0, 6)))
        {
            Expression value = Build.Reference(variable);
            if (variable.Type != _plan.ReturnType)
            {
                value = new Conversion(_plan.ReturnType, value, _plan.ReturnType == ScalarType.Float || _random.Chance(0.4));
            }

            Sized term = new(value, scope.Bound(variable));
            term = _random.Chance(0.5) ? term : RealGenerator.Combine(BinaryOperator.Multiply, reals.Literal(_plan.ReturnType), term);
            result = RealGenerator.Combine(_random.Chance(0.7) ? BinaryOperator.Add : BinaryOperator.Subtract, result, term);
        }

        return Return(result, scope);
    }
}
