namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates the statements by which one iteration changes what the loop carries, each within its bound.</summary>
internal sealed class LoopUpdateGenerator(GeneratorContext context)
{
    private readonly RandomSource _random = context.Random;

    /// <summary>Appends a change of some carried variable, now and then under a condition.</summary>
    public void AddUpdate(List<Statement> body, Scope scope)
    {
        if (context.Allows(RandomProgramFeatures.Branches) && _random.Chance(0.2) && At(scope).Conditions.TryGenerate(1) is { } condition)
        {
            Scope arm = scope.Enter();
            List<Statement> then = [];
            AddPlain(then, arm);
            scope.Join([scope.Enter(), arm]);
            body.Add(new If(condition, then, null));
            return;
        }

        AddPlain(body, scope);
    }

    /// <summary>Appends the statement that adds to a sum.</summary>
    public void AddTerm(List<Statement> body, Scope scope, Accumulator sum)
    {
        ScalarType type = sum.Target.Type;
        if (type == ScalarType.Int)
        {
            body.Add(IntegerTerm(scope, sum));
            return;
        }

        RealGenerator reals = At(scope).Reals;
        Sized term = reals.Generate(type, 2);
        if (_random.Chance(0.5) && CounterAsReal(scope, type) is { } counter)
        {
            term = RealGenerator.Combine(BinaryOperator.Multiply, counter, reals.Narrow(term, 4));
        }

        term = Within(reals, term, sum.Term);
        BinaryOperator op = _random.Chance(0.75) ? BinaryOperator.Add : BinaryOperator.Subtract;
        body.Add(_random.Chance(0.7)
            ? new CompoundAssignment(sum.Target, op, term.Expression)
            : new Assignment(sum.Target, Build.Arithmetic(op, Build.Reference(sum.Target), term.Expression)));
    }

    private Statement IntegerTerm(Scope scope, Accumulator sum)
    {
        List<Variable> counters = [.. (scope.Loop?.Counters ?? []).Where(c => c.Type == ScalarType.Int && scope.Bound(c) <= sum.Term)];
        return counters.Count > 0 && _random.Chance(0.6)
            ? new CompoundAssignment(sum.Target, BinaryOperator.Add, Build.Reference(_random.Pick(counters)))
            : new IncrementStatement(new(sum.Target, IsDecrement: false, _random.Chance(0.3)));
    }

    private void AddPlain(List<Statement> body, Scope scope)
    {
        List<Variable> targets = [.. scope.Variables.Where(v => scope.CanAssign(v) && double.IsFinite(scope.Limit(v)))];
        Variable target = _random.Pick(targets);
        List<Variable> partners = targets.FindAll(v =>
            v != target && v.Type == target.Type && v.IsActive == target.IsActive && scope.Limit(v) == scope.Limit(target));
        if (partners.Count > 0 && context.Allows(RandomProgramFeatures.TupleAssignments) && _random.Chance(0.6))
        {
            body.Add(Tuple(scope, target, partners));
            return;
        }

        switch (target.Type)
        {
            case ScalarType.Double or ScalarType.Float:
                AddReal(body, scope, target);
                break;
            case ScalarType.Bool:
                body.Add(new Assignment(target, Toggled(scope, target)));
                break;
            default:
                AddInteger(body, scope, target);
                break;
        }
    }

    private Statement Tuple(Scope scope, Variable first, List<Variable> partners)
    {
        Variable second = _random.Pick(partners);
        List<Variable> others = partners.FindAll(v => v != second);
        Variable[] targets = others.Count > 0 && _random.Chance(0.4) ? [first, second, _random.Pick(others)] : [first, second];

        // Each takes the value of the next, and the last one a new value or that of the first.
        Expression[] values = [.. targets.Skip(1).Select(Build.Reference), Build.Reference(first)];
        double[] bounds = [.. targets.Skip(1).Append(first).Select(scope.Bound)];
        if (_random.Chance(0.7))
        {
            Sized last = Next(scope, first, second);
            values[^1] = Build.Explicit(last.Expression);
            bounds[^1] = last.Bound;
        }

        for (int i = 0; i < targets.Length; i++)
        {
            scope.Assign(targets[i], bounds[i]);
        }

        return new TupleAssignment(targets, values);
    }

    /// <summary>A value made of two variables, within the bound of both.</summary>
    private Sized Next(Scope scope, Variable first, Variable second)
    {
        Expression x = Build.Reference(first);
        Expression y = Build.Reference(second);
        if (first.Type == ScalarType.Bool)
        {
            return new(Toggled(scope, first), 1);
        }

        if (first.Type.IsInteger())
        {
            Expression sum = Build.Arithmetic(BinaryOperator.Remainder, Build.Add(x, y), Build.Integer(first.Type, 7));
            return new(sum, 6);
        }

        Expression half = Build.Multiply(Build.Number(first.Type, 0.5), x);
        Expression quarter = Build.Multiply(Build.Number(first.Type, 0.25), y);
        Sized mean = new(Build.Add(half, quarter), (0.5 * scope.Bound(first)) + (0.25 * scope.Bound(second)));
        return context.Allows(RandomProgramFeatures.MathFunctions) && _random.Chance(0.3)
            ? At(scope).Functions.Call(SmoothFunctions.Sin, 1, Build.Add(x, y))
            : mean;
    }

    private void AddReal(List<Statement> body, Scope scope, Variable target)
    {
        ExpressionGenerators generators = At(scope);
        Expression value = Build.Reference(target);
        double limit = scope.Limit(target);
        double bound = scope.Bound(target);
        if (!target.IsActive)
        {
            Sized passive = generators.Reals.Narrow(generators.Reals.GeneratePassive(target.Type), limit / 2);
            Expression half = Build.Multiply(Build.Number(target.Type, 0.5), value);
            Set(body, scope, target, new(Build.Add(half, passive.Expression), (0.5 * bound) + passive.Bound));
            return;
        }

        switch (_random.Next(6))
        {
            case 0 when context.Allows(RandomProgramFeatures.MathFunctions):
            case 1 when context.Allows(RandomProgramFeatures.MathFunctions):
                Set(body, scope, target, Recurrence(scope, target));
                break;
            case 2:
                Sized factor = context.Allows(RandomProgramFeatures.MathFunctions)
                    ? generators.Functions.Call(SmoothFunctions.Cos, 1, generators.Reals.Generate(target.Type, 1).Expression)
                    : new(Build.Number(target.Type, 0.75), 0.75);
                body.Add(new CompoundAssignment(target, BinaryOperator.Multiply, factor.Expression));
                scope.Assign(target, factor.Bound * bound);
                break;
            case 3:
                Sized divisor = generators.Functions.Positive(target.Type, 1.25, 1);
                body.Add(new CompoundAssignment(target, BinaryOperator.Divide, divisor.Expression));
                scope.Assign(target, bound / 1.25);
                break;
            case 4:
                Sized any = generators.Reals.Generate(target.Type, 2, Math.Min(limit, GeneratorContext.RealLimit));
                bool isSame = any.Expression == value;
                Set(body, scope, target, isSame ? any with { Expression = Build.Minus(value) } : any);
                break;
            default:
                Sized shift = generators.Reals.Generate(target.Type, 2, limit / 2);
                Sized scaled = new(Build.Multiply(Build.Number(target.Type, 0.5), value), 0.5 * bound);
                Set(body, scope, target, RealGenerator.Combine(BinaryOperator.Add, scaled, shift));
                break;
        }
    }

    /// <summary>A function of a multiple of the variable and a shift, in which a counter may take part.</summary>
    private Sized Recurrence(Scope scope, Variable target)
    {
        ExpressionGenerators generators = At(scope);
        ScalarType type = target.Type;
        Sized factor = _random.Chance(0.5) ? generators.Reals.Literal(type) : generators.Reals.Generate(type, 1, 3);
        Sized shift = _random.Chance(0.35) && CounterAsReal(scope, type) is { } counter ? counter : generators.Reals.Generate(type, 1);
        Sized scaled = RealGenerator.Combine(BinaryOperator.Multiply, factor, new(Build.Reference(target), scope.Bound(target)));
        Expression argument = Build.Add(scaled.Expression, shift.Expression);
        return _random.Next(3) switch
        {
            0 => generators.Functions.Call(SmoothFunctions.Cos, 1, argument),
            1 => generators.Functions.Call(SmoothFunctions.Tanh, 1, Build.Multiply(Build.Number(type, 0.25), argument)),
            _ => generators.Functions.Call(SmoothFunctions.Sin, 1, argument),
        };
    }

    private void AddInteger(List<Statement> body, Scope scope, Variable target)
    {
        IReadOnlyList<Variable> counters = [.. (scope.Loop?.Counters ?? []).Where(c => c.Type == ScalarType.Int)];
        Expression value = Build.Reference(target);
        Expression other = counters.Count > 0 && _random.Chance(0.7)
            ? Build.Reference(_random.Pick(counters))
            : Build.Integer(target.Type, _random.Next(1, 5));
        if (target.Type == ScalarType.Long)
        {
            other = new Conversion(ScalarType.Long, Build.Integer(ScalarType.Int, 3), IsExplicit: true);
        }

        int modulus = _random.Next(3, 30);
        Expression sum = Build.Add(Build.Multiply(value, Build.Integer(target.Type, _random.Next(1, 4))), other);
        body.Add(new Assignment(target, Build.Arithmetic(BinaryOperator.Remainder, sum, Build.Integer(target.Type, modulus))));
        scope.Assign(target, modulus - 1);
        if (context.Allows(RandomProgramFeatures.Increments) && _random.Chance(0.4))
        {
            body.Add(new IncrementStatement(new(target, IsDecrement: _random.Chance(0.4), IsPrefix: _random.Chance(0.4))));
            scope.Assign(target, modulus);
        }
    }

    private Expression Toggled(Scope scope, Variable target)
    {
        Expression not = Build.Not(Build.Reference(target));
        if (_random.Chance(0.4) || At(scope).Conditions.TryGenerate(1) is not { } condition || condition == Build.Reference(target))
        {
            return not;
        }

        return condition;
    }

    private Sized? CounterAsReal(Scope scope, ScalarType type)
    {
        if (scope.Loop is not { Counters: { Count: > 0 } counters })
        {
            return null;
        }

        Variable counter = _random.PickLate(counters);
        Expression value = new Conversion(type, Build.Reference(counter), IsExplicit: _random.Chance(0.6));
        return new(value, scope.Bound(counter));
    }

    /// <summary>The value, made small enough for a bound that may be less than 2.</summary>
    private static Sized Within(RealGenerator reals, Sized value, double bound)
    {
        Sized narrow = reals.Narrow(value, Math.Max(2, bound));
        if (narrow.Bound <= bound)
        {
            return narrow;
        }

        double scale = Math.Floor(64 * bound / narrow.Bound) / 64;
        return new(Build.Multiply(Build.Number(value.Type, scale), narrow.Expression), scale * narrow.Bound);
    }

    private static void Set(List<Statement> body, Scope scope, Variable target, Sized value)
    {
        body.Add(new Assignment(target, value.Expression));
        scope.Assign(target, value.Bound);
    }

    private ExpressionGenerators At(Scope scope) => new(context, scope);
}
