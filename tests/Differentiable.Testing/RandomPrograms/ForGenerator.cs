namespace Differentiable.Testing.RandomPrograms;

/// <summary>Decides about <c>for</c> loops and loops over ranges: counters, limits, steps.</summary>
internal sealed class ForGenerator(GeneratorContext context, LocalNames names)
{
    private const string FirstNames = "ijk";
    private const string SecondNames = "pqr";

    private readonly RandomSource _random = context.Random;
    private readonly TripCountGenerator _counts = new(context);

    /// <summary>A loop of at most the given number of iterations. What it needs before it is added to the block.</summary>
    public LoopPlan Generate(List<Statement> block, Scope scope, int maximum) => _random.Next(12) switch
    {
        0 or 1 => Down(scope, maximum),
        2 or 3 => Towards(block, scope, maximum),
        4 => Alongside(block, scope, maximum),
        5 => Long(scope, maximum),
        6 => UntilEqual(scope, maximum),
        7 => CounterBefore(block, scope, maximum),
        _ => Up(block, scope, maximum),
    };

    public LoopPlan ForEach(Scope scope, int maximum)
    {
        TripCount start = _random.Chance(0.5) ? TripCountGenerator.Literal(_random.OneOf(0, 0, 1, 2, -1, -2)) : _counts.Generate(scope, 4);
        TripCount count = _counts.GenerateNonNegative(scope, maximum);
        Variable counter = Counter(FirstNames, scope, ScalarType.Int);
        return new(
            count.High,
            AllowsContinue: true,
            [(counter, start.Bound + count.High)],
            [],
            TakesCondition: false,
            (_, body) => new ForEach(counter, start.Expression, count.Expression, body, count.High));
    }

    private LoopPlan Up(List<Statement> block, Scope scope, int maximum)
    {
        (TripCount limit, Variable? declared) = Limit(block, scope, maximum);
        int room = maximum - limit.High;
        int start = Math.Max(-room, _random.OneOf(0, 0, 0, 0, 1, 1, 2, 3, -1, -2, -3));
        int step = _random.OneOf(1, 1, 1, 1, 2, 3);
        bool isInclusive = limit.High - start < maximum && _random.Chance(0.25);
        Variable counter = Counter(FirstNames, scope, ScalarType.Int);
        int trips = Trips(limit.High - start + (isInclusive ? 1 : 0), step);
        BinaryOperator op = isInclusive ? BinaryOperator.LessOrEqual : BinaryOperator.Less;
        return For(
            [Declared(counter, TripCountGenerator.Literal(start).Expression)],
            Build.Relation(op, Build.Reference(counter), limit.Expression),
            [Stepped(counter, step)],
            trips,
            [(counter, Math.Max(Math.Abs(start), limit.Bound) + step + 1)],
            [Stepped(counter, 1), .. declared is { } shrinking ? (Statement[])[Stepped(shrinking, -1)] : []]);
    }

    private LoopPlan Down(Scope scope, int maximum)
    {
        TripCount start = _counts.Generate(scope, maximum);
        bool isInclusive = start.High < maximum && _random.Chance(0.5);
        int end = Math.Max(start.High - maximum + (isInclusive ? 1 : 0), _random.OneOf(0, 0, 0, 1, -1, -2));
        int step = _random.OneOf(1, 1, 1, 2, 3);
        Variable counter = Counter(FirstNames, scope, ScalarType.Int);
        int trips = Trips(start.High - end + (isInclusive ? 1 : 0), step);
        BinaryOperator op = isInclusive ? BinaryOperator.GreaterOrEqual : BinaryOperator.Greater;
        return For(
            [Declared(counter, start.Expression)],
            Build.Relation(op, Build.Reference(counter), TripCountGenerator.Literal(end).Expression),
            [Stepped(counter, -step)],
            trips,
            [(counter, Math.Max(start.Bound, Math.Abs(end)) + step + 1)],
            [Stepped(counter, -1)]);
    }

    /// <summary>Two counters that meet.</summary>
    private LoopPlan Towards(List<Statement> block, Scope scope, int maximum)
    {
        (TripCount end, _) = Limit(block, scope, maximum);
        Variable low = Counter(FirstNames, scope, ScalarType.Int);
        Variable high = Counter(SecondNames, scope, ScalarType.Int);
        int step = _random.OneOf(1, 1, 2);
        return For(
            [Declared(low, TripCountGenerator.Literal(0).Expression), Declared(high, end.Expression)],
            Build.Relation(BinaryOperator.Less, Build.Reference(low), Build.Reference(high)),
            [Stepped(low, step), Stepped(high, -1)],
            Trips(end.High, step + 1),
            [(low, end.Bound + step + 1), (high, end.Bound + 2)],
            [Stepped(low, 1)]);
    }

    /// <summary>A second counter that goes along with the first, in steps of its own.</summary>
    private LoopPlan Alongside(List<Statement> block, Scope scope, int maximum)
    {
        (TripCount limit, _) = Limit(block, scope, maximum);
        Variable first = Counter(FirstNames, scope, ScalarType.Int);
        Variable second = Counter(SecondNames, scope, ScalarType.Int);
        (Statement update, double bound) = _random.Next(3) switch
        {
            0 => (new CompoundAssignment(second, BinaryOperator.Multiply, Build.Integer(ScalarType.Int, 2)), Math.Pow(2, limit.Bound)),
            1 => (new CompoundAssignment(second, BinaryOperator.Add, Build.Reference(first)), 1.0 + (limit.Bound * limit.Bound)),
            _ => (Stepped(second, -3), 1.0 + (3 * limit.Bound)),
        };
        return For(
            [Declared(first, TripCountGenerator.Literal(0).Expression), Declared(second, TripCountGenerator.Literal(1).Expression)],
            Build.Relation(BinaryOperator.Less, Build.Reference(first), limit.Expression),
            [Stepped(first, 1), update],
            Trips(limit.High, 1),
            [(first, limit.Bound + 1), (second, bound)],
            []);
    }

    private LoopPlan Long(Scope scope, int maximum)
    {
        Variable counter = Counter(FirstNames, scope, ScalarType.Long);
        int limit = _random.Next(0, Math.Min(maximum, 4) + 1);
        return For(
            [Declared(counter, Build.Integer(ScalarType.Long, 0))],
            Build.Relation(BinaryOperator.Less, Build.Reference(counter), Build.Integer(ScalarType.Long, limit)),
            [Stepped(counter, 1)],
            limit,
            [(counter, limit + 1)],
            []);
    }

    /// <summary>A loop that would never stop if it missed its end, so nothing but its update may change the counter.</summary>
    private LoopPlan UntilEqual(Scope scope, int maximum)
    {
        Variable counter = Counter(FirstNames, scope, ScalarType.Int);
        int limit = _random.Next(1, Math.Min(maximum, 5) + 1);
        return For(
            [Declared(counter, Build.Integer(ScalarType.Int, 0))],
            Build.Relation(BinaryOperator.NotEqual, Build.Reference(counter), Build.Integer(ScalarType.Int, limit)),
            [Stepped(counter, 1)],
            limit,
            [(counter, limit + 1)],
            []);
    }

    /// <summary>A counter declared before the loop, which can be read after it.</summary>
    private LoopPlan CounterBefore(List<Statement> block, Scope scope, int maximum)
    {
        TripCount limit = _counts.Generate(scope, maximum);
        Variable counter = names.Control("n", ScalarType.Int, isActive: false);
        block.Add(Declared(counter, TripCountGenerator.Literal(0).Expression));
        scope.Add(counter, limit.Bound + 1);
        return For(
            [],
            Build.Relation(BinaryOperator.Less, Build.Reference(counter), limit.Expression),
            [Stepped(counter, 1)],
            Trips(limit.High, 1),
            [(counter, limit.Bound + 1)],
            [Stepped(counter, 1)]);
    }

    private static LoopPlan For(
        IReadOnlyList<Declaration> declarations,
        Expression condition,
        IReadOnlyList<Statement> updates,
        int trips,
        IReadOnlyList<(Variable Variable, double Bound)> counters,
        IReadOnlyList<Statement> steps) => new(
            trips,
            AllowsContinue: true,
            counters,
            steps,
            TakesCondition: true,
            (also, body) => new For(
                declarations, also is null ? condition : Build.Logic(BinaryOperator.AndAlso, condition, also), updates, body, trips));

    /// <summary>A limit, now and then in a local, which a step of the loop may make smaller.</summary>
    private (TripCount Limit, Variable? Declared) Limit(List<Statement> block, Scope scope, int maximum)
    {
        TripCount limit = _counts.Generate(scope, maximum);
        if (!_random.Chance(0.25))
        {
            return (limit, null);
        }

        Variable variable = names.Control("limit", ScalarType.Int, isActive: false);
        block.Add(Declared(variable, limit.Expression));
        scope.Add(variable, limit.Bound + maximum);
        return (limit with { Expression = Build.Reference(variable) }, variable);
    }

    private static Variable Counter(string from, Scope scope, ScalarType type) => LocalNames.Counter(from, scope.Loop?.Depth ?? 0, type);

    private static Declaration Declared(Variable variable, Expression value) => new(variable, value, IsImplicitlyTyped: false);

    private static int Trips(int distance, int step) => Math.Max(0, (distance + step - 1) / step);

    private static Statement Stepped(Variable variable, int step) => step switch
    {
        1 => new IncrementStatement(new(variable, IsDecrement: false, IsPrefix: false)),
        -1 => new IncrementStatement(new(variable, IsDecrement: true, IsPrefix: false)),
        < 0 => new CompoundAssignment(variable, BinaryOperator.Subtract, Build.Integer(variable.Type, -step)),
        _ => new CompoundAssignment(variable, BinaryOperator.Add, Build.Integer(variable.Type, step)),
    };
}
