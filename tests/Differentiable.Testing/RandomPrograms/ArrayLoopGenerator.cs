namespace Differentiable.Testing.RandomPrograms;

/// <summary>Decides about loops over the elements of arrays: upwards, downwards, triangular, or over the elements themselves.</summary>
internal sealed class ArrayLoopGenerator(GeneratorContext context, LocalNames names)
{
    private const string Names = "ijk";

    private readonly RandomSource _random = context.Random;

    /// <summary>A loop of at most the given number of iterations, or null if no array is short enough.</summary>
    public LoopPlan? TryGenerate(Scope scope, int maximum)
    {
        List<KnownArray> arrays = [.. scope.Arrays.Where(a => scope.Maximum(a.Length) is var length && length > 0 && length <= maximum)];
        if (arrays.Count == 0)
        {
            return null;
        }

        KnownArray array = _random.PickLate(arrays);
        return _random.Next(10) switch
        {
            0 or 1 or 2 when array.Type.IsReal() && context.Allows(RandomProgramFeatures.ForEachLoops) => Over(scope, array),
            3 or 4 when TryTriangle(scope, array) is { } triangle => triangle,
            5 or 6 => Down(scope, array),
            _ => Up(scope, array),
        };
    }

    /// <summary>A loop whose counter takes each index of the array from a first one on.</summary>
    public LoopPlan Up(Scope scope, KnownArray array, int first, int step)
    {
        Variable counter = Counter(scope);
        int shortening = first == 0 && step == 1 && scope.Minimum(array.Length) > 0 && _random.Chance(0.3) ? 1 : 0;
        ArrayLength end = array.Length.Plus(-shortening);
        Expression limit = shortening == 0 && _random.Chance(0.6) ? new LengthOf(array.Reference) : end.Expression;
        if (context.Allows(RandomProgramFeatures.Steps | RandomProgramFeatures.BitOperations) && array.Type.IsReal() && scope.Minimum(array.Length) > 0 && _random.Chance(0.2))
        {
            limit = Build.Arithmetic(BinaryOperator.Subtract, limit, LastBit(array));
        }

        return For(
            scope,
            counter,
            Build.Integer(ScalarType.Int, first),
            Build.Relation(BinaryOperator.Less, Build.Reference(counter), limit),
            step,
            new(first, end));
    }

    /// <summary>0 or 1, by an element that the loop may write to.</summary>
    private static Expression LastBit(KnownArray array)
    {
        Element element = new(array.Reference, Build.Integer(ScalarType.Int, 0), IsFromEnd: false);
        return Build.Arithmetic(
            BinaryOperator.And,
            new Conversion(ScalarType.Int, new MathCall(array.Type, DeclaredFunctions.Stop.Owner!, DeclaredFunctions.Stop, [element]), IsExplicit: true),
            Build.Integer(ScalarType.Int, 1));
    }

    private LoopPlan Up(Scope scope, KnownArray array) => Up(scope, array, _random.OneOf(0, 0, 0, 1, 2), _random.OneOf(1, 1, 1, 1, 2));

    private LoopPlan Down(Scope scope, KnownArray array)
    {
        Variable counter = Counter(scope);
        int last = _random.OneOf(0, 0, 1);
        Expression start = Build.Shifted(new LengthOf(array.Reference), -1);
        Expression condition = Build.Relation(BinaryOperator.GreaterOrEqual, Build.Reference(counter), Build.Integer(ScalarType.Int, last));
        return For(scope, counter, start, condition, -1, new(last, array.Length));
    }

    /// <summary>A loop up to the counter of a loop around it, or from it on.</summary>
    private LoopPlan? TryTriangle(Scope scope, KnownArray array)
    {
        List<Variable> outer = [.. scope.Ranges.Where(r => r.Value.Low >= 0 && scope.IsAtMost(r.Value.End, array.Length)).Select(static r => r.Key)];
        if (outer.Count == 0)
        {
            return null;
        }

        Variable row = _random.PickLate(outer);
        IndexRange rows = scope.Ranges[row];
        Variable counter = Counter(scope);
        Expression position = Build.Reference(counter);
        return _random.Next(3) switch
        {
            0 => For(
                scope,
                counter,
                Build.Integer(ScalarType.Int, 0),
                Build.Relation(BinaryOperator.Less, position, Build.Reference(row)),
                1,
                new(0, rows.End.Plus(-1))),
            1 => For(
                scope,
                counter,
                Build.Integer(ScalarType.Int, 0),
                Build.Relation(BinaryOperator.LessOrEqual, position, Build.Reference(row)),
                1,
                new(0, rows.End)),
            _ => For(
                scope,
                counter,
                Build.Shifted(Build.Reference(row), 1),
                Build.Relation(BinaryOperator.Less, position, new LengthOf(array.Reference)),
                1,
                new(rows.Low + 1, array.Length)),
        };
    }

    private LoopPlan Over(Scope scope, KnownArray array)
    {
        (Expression collection, ArrayLength length) = _random.Chance(0.4) && new PartGenerator(context, scope).TryPart(array, 0) is { } part
            ? part
            : (array.Reference, array.Length);
        bool isWidened = array.Type == ScalarType.Float && _random.Chance(0.3);
        ScalarType type = isWidened ? ScalarType.Double : array.Type;
        Variable item = names.Local(type, array.Variable.IsActive) with { Kind = VariableKind.Item };
        bool isImplicit = !isWidened && _random.Chance(0.3);
        int trips = Math.Max(0, scope.Maximum(length));
        return new(
            trips,
            AllowsContinue: true,
            [],
            [],
            TakesCondition: false,
            (_, body) => new ForEachElement(item, collection, isImplicit, body, trips))
        {
            Item = (item, array.Bound),
        };
    }

    private static LoopPlan For(Scope scope, Variable counter, Expression start, Expression condition, int step, IndexRange range)
    {
        int trips = Math.Max(0, (scope.Maximum(range.End) - range.Low + Math.Abs(step) - 1) / Math.Abs(step));
        Statement update = Math.Abs(step) == 1
            ? new IncrementStatement(new(counter, IsDecrement: step < 0, IsPrefix: false))
            : new CompoundAssignment(counter, BinaryOperator.Add, Build.Integer(ScalarType.Int, step));
        return new(
            trips,
            AllowsContinue: true,
            [(counter, GeneratorContext.LengthLimit + 2)],
            [],
            TakesCondition: true,
            (also, body) => new For(
                [new(counter, start, IsImplicitlyTyped: false)],
                also is null ? condition : Build.Logic(BinaryOperator.AndAlso, condition, also),
                [update],
                body,
                trips))
        {
            Range = (counter, range),
        };
    }

    private static Variable Counter(Scope scope) => LocalNames.Counter(Names, scope.Loop?.Depth ?? 0, ScalarType.Int);
}
