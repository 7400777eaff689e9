namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates the numbers by which loops count. Their form alone bounds them, so that shrunk programs stop too.</summary>
internal sealed class TripCountGenerator(GeneratorContext context)
{
    private readonly RandomSource _random = context.Random;

    /// <summary>A number of at most the given one, which is at least 1.</summary>
    public TripCount Generate(Scope scope, int maximum)
    {
        TripCount count = _random.Next(8) switch
        {
            0 or 1 => Variable(scope, static v => v.Kind == VariableKind.FixedParameter) ?? Remainder(scope) ?? Constant(),
            2 => Remainder(scope) ?? Constant(),
            3 when context.Allows(RandomProgramFeatures.BitOperations) => Masked(scope) ?? Constant(),
            4 or 5 => Variable(scope, v => scope.Loop?.Counters.Contains(v) ?? false) ?? Constant(),
            _ => Constant(),
        };
        return count.High <= maximum ? count : Literal(_random.Next(1, maximum + 1));
    }

    /// <summary>A number from 0 to the given one.</summary>
    public TripCount GenerateNonNegative(Scope scope, int maximum)
    {
        TripCount count = Generate(scope, maximum);
        return count.Low >= 0 ? count : Literal(Math.Min(maximum, _random.Next(0, 5)));
    }

    public static TripCount Literal(int value)
    {
        Expression number = Build.Integer(ScalarType.Int, Math.Abs(value));
        return new(value < 0 ? Build.Minus(number) : number, value, value);
    }

    private TripCount Constant() => Literal(_random.OneOf(0, 1, 2, 2, 3, 3, 3, 4, 4, 5));

    private TripCount? Variable(Scope scope, Predicate<Variable> isSuitable)
    {
        List<Variable> variables = Integers(scope).FindAll(isSuitable);
        if (variables.Count == 0)
        {
            return null;
        }

        Variable variable = _random.PickLate(variables);
        int bound = (int)scope.Bound(variable);
        return new(Build.Reference(variable), scope.IsNonNegative(variable) ? 0 : -bound, bound);
    }

    private TripCount? Remainder(Scope scope)
    {
        List<Variable> variables = Integers(scope);
        if (variables.Count == 0)
        {
            return null;
        }

        int modulus = _random.Next(3, 6);
        Expression dividend = Build.Reference(_random.PickLate(variables));
        Expression count = Build.Arithmetic(BinaryOperator.Remainder, dividend, Build.Integer(ScalarType.Int, modulus));
        return new(count, 1 - modulus, modulus - 1);
    }

    private TripCount? Masked(Scope scope)
    {
        List<Variable> variables = Integers(scope);
        return variables.Count == 0
            ? null
            : new(Build.Arithmetic(BinaryOperator.And, Build.Reference(_random.PickLate(variables)), Build.Integer(ScalarType.Int, 3)), 0, 3);
    }

    private static List<Variable> Integers(Scope scope) => scope.OfType(ScalarType.Int).FindAll(static v => !v.IsConstant);
}
