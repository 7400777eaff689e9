namespace Differentiable.Testing.RandomPrograms;

/// <summary>Decides about <c>while</c> and <c>do</c> loops: what they count, and where.</summary>
internal sealed class WhileGenerator(GeneratorContext context, LocalNames names, RealStatementGenerator reals)
{
    private readonly RandomSource _random = context.Random;
    private readonly TripCountGenerator _counts = new(context);

    /// <summary>A loop of at most the given number of iterations. What it needs before it is added to the block.</summary>
    public LoopPlan Generate(List<Statement> block, Scope scope, int maximum) => _random.Next(11) switch
    {
        0 or 1 => CountingUp(block, scope, maximum),
        2 or 3 => Fuelled(block, scope, maximum),
        4 or 10 when context.Allows(RandomProgramFeatures.LoopExits | RandomProgramFeatures.Branches) => Endless(block, scope, maximum),
        5 or 6 when MayShrink => Shrinking(block, scope, maximum),
        7 => DoFuelled(block, scope, maximum),
        _ => DoCountingUp(block, scope, maximum),
    };

    private bool MayShrink => context.Allows(RandomProgramFeatures.ActiveConditions | RandomProgramFeatures.MathFunctions);

    private LoopPlan CountingUp(List<Statement> block, Scope scope, int maximum)
    {
        TripCount limit = _counts.Generate(scope, maximum);
        Variable counter = Declare(block, scope, "count", TripCountGenerator.Literal(0), limit.Bound + 1);
        Expression goes = Build.Relation(BinaryOperator.Less, Build.Reference(counter), limit.Expression);
        bool isFirst = _random.Chance(0.5);
        return new(
            Math.Max(0, limit.High),
            AllowsContinue: isFirst,
            [(counter, limit.Bound + 1)],
            [Stepped(counter)],
            TakesCondition: true,
            (also, body) => new While(With(goes, also), Around(Stepped(counter), isFirst, body), Math.Max(0, limit.High)));
    }

    private LoopPlan Fuelled(List<Statement> block, Scope scope, int maximum)
    {
        TripCount amount = _counts.Generate(scope, maximum);
        Variable fuel = Declare(block, scope, "fuel", amount, amount.Bound + 1);
        Expression goes = Build.Relation(BinaryOperator.Greater, Burnt(fuel, isPrefix: false), Build.Integer(ScalarType.Int, 0));
        return new(
            Math.Max(0, amount.High),
            AllowsContinue: true,
            [(fuel, amount.Bound + 1)],
            [],
            TakesCondition: true,
            (also, body) => new While(With(goes, also), body, Math.Max(0, amount.High)));
    }

    /// <summary>A loop that only a break ends.</summary>
    private LoopPlan Endless(List<Statement> block, Scope scope, int maximum)
    {
        TripCount amount = _counts.Generate(scope, maximum);
        Variable fuel = Declare(block, scope, "fuel", amount, amount.Bound + 1);
        Expression stops = Build.Relation(BinaryOperator.LessOrEqual, Burnt(fuel, isPrefix: false), Build.Integer(ScalarType.Int, 0));
        Loop Loop(Expression? also, IReadOnlyList<Statement> body)
        {
            Expression isDone = also is null ? stops : Build.Logic(BinaryOperator.OrElse, stops, also);
            return new While(new Literal(ScalarType.Bool, true), [new If(isDone, [new Break()], null), .. body], Math.Max(0, amount.High));
        }

        return new(Math.Max(0, amount.High), AllowsContinue: true, [(fuel, amount.Bound + 1)], [], TakesCondition: true, Loop);
    }

    private LoopPlan DoFuelled(List<Statement> block, Scope scope, int maximum)
    {
        TripCount amount = _counts.Generate(scope, maximum);
        Variable fuel = Declare(block, scope, "fuel", amount, amount.Bound + maximum);
        Expression goes = Build.Relation(BinaryOperator.Greater, Burnt(fuel, isPrefix: true), Build.Integer(ScalarType.Int, 0));
        return new(
            Math.Max(1, amount.High),
            AllowsContinue: true,
            [(fuel, amount.Bound + maximum)],
            [],
            TakesCondition: true,
            (also, body) => new Do(body, With(goes, also), Math.Max(1, amount.High)))
        {
            RunsOnce = true,
        };
    }

    private LoopPlan DoCountingUp(List<Statement> block, Scope scope, int maximum)
    {
        TripCount limit = _counts.Generate(scope, maximum);
        Variable counter = Declare(block, scope, "count", TripCountGenerator.Literal(0), limit.Bound + 2);
        Expression goes = Build.Relation(BinaryOperator.Less, Build.Reference(counter), limit.Expression);
        bool isFirst = _random.Chance(0.5);
        return new(
            Math.Max(1, limit.High),
            AllowsContinue: isFirst,
            [(counter, limit.Bound + 2)],
            [Stepped(counter)],
            TakesCondition: true,
            (also, body) => new Do(Around(Stepped(counter), isFirst, body), With(goes, also), Math.Max(1, limit.High)))
        {
            RunsOnce = true,
        };
    }

    /// <summary>A loop that makes an active number smaller until it is small.</summary>
    private LoopPlan Shrinking(List<Statement> block, Scope scope, int maximum)
    {
        ExpressionGenerators generators = new(context, scope);
        ScalarType type = reals.RealType();
        Sized start = generators.Functions.Call(SmoothFunctions.Sin, 1, generators.Reals.Generate(type, 1).Expression);
        Variable shrinking = names.Control("small", type, isActive: true);

        // The sine keeps it finite; an infinite number would never be small. One that is not a number stops the loop at once.
        block.Add(new Declaration(shrinking, Build.Multiply(Build.Number(type, 2), start.Expression), IsImplicitlyTyped: false));
        scope.Add(shrinking, 2);
        (double threshold, int trips) = maximum >= 5 ? _random.OneOf((0.1, 5), (0.3, 3), (0.3, 3)) : maximum >= 3 ? (0.3, 3) : (1.1, 1);
        Expression size = context.Allows(RandomProgramFeatures.Kinks)
            ? generators.Functions.Call(PiecewiseFunctions.Abs, 2, Build.Reference(shrinking)).Expression
            : Build.Reference(shrinking);
        Expression goes = Build.Relation(BinaryOperator.Greater, size, Build.Number(type, threshold));
        Statement update = Halved(shrinking, generators);
        bool isFirst = _random.Chance(0.5);
        return new(
            trips,
            AllowsContinue: isFirst,
            [],
            [],
            TakesCondition: true,
            (also, body) => new While(With(goes, also), Around(update, isFirst, body), trips));
    }

    private Statement Halved(Variable variable, ExpressionGenerators generators)
    {
        Expression half = Build.Number(variable.Type, 0.5);
        Expression value = Build.Reference(variable);
        return _random.Next(4) switch
        {
            0 => new CompoundAssignment(variable, BinaryOperator.Multiply, half),
            1 => new CompoundAssignment(
                variable, BinaryOperator.Multiply, Build.Multiply(half, generators.Functions.Call(SmoothFunctions.Cos, 1, value).Expression)),
            2 => new Assignment(variable, Build.Multiply(half, generators.Functions.Call(SmoothFunctions.Sin, 1, value).Expression)),
            _ => new Assignment(variable, Build.Multiply(half, value)),
        };
    }

    private static Variable Declare(List<Statement> block, Scope scope, Variable variable, TripCount value, double bound)
    {
        block.Add(new Declaration(variable, value.Expression, IsImplicitlyTyped: false));
        scope.Add(variable, bound);
        return variable;
    }

    private Variable Declare(List<Statement> block, Scope scope, string prefix, TripCount value, double bound) =>
        Declare(block, scope, names.Control(prefix, ScalarType.Int, isActive: false), value, bound);

    private Expression With(Expression goes, Expression? also) => also is null ? goes
        : _random.Chance(0.5) ? Build.Logic(BinaryOperator.AndAlso, goes, also)
        : Build.Logic(BinaryOperator.AndAlso, also, goes);

    private static List<Statement> Around(Statement update, bool isFirst, IReadOnlyList<Statement> body) =>
        isFirst ? [update, .. body] : [.. body, update];

    private static Expression Burnt(Variable fuel, bool isPrefix) => new Increment(fuel, IsDecrement: true, isPrefix);

    private static Statement Stepped(Variable counter) => new IncrementStatement(new(counter, IsDecrement: false, IsPrefix: false));
}
