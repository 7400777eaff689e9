namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates conditions. None of them is a constant, which would make code unreachable.</summary>
internal sealed class ConditionGenerator(GeneratorContext context, Scope scope, ExpressionGenerators generators)
{
    private readonly RandomSource _random = context.Random;

    /// <summary>A condition, or null where there is no value to ask about.</summary>
    public Expression? TryGenerate(int depth)
    {
        if (depth > 0 && _random.Chance(0.35) && TryGenerate(depth - 1) is { } left && TryGenerate(depth - 1) is { } right)
        {
            return _random.Next(5) == 0
                ? Build.Not(Build.Logic(Junction(), left, right))
                : Build.Logic(Junction(), left, right);
        }

        if (scope.Arrays.Count > 0 && _random.Chance(0.2) && generators.Elements.TryCondition() is { } aboutArray)
        {
            return aboutArray;
        }

        List<Variable> subjects = [.. scope.Variables.Where(IsSubject)];
        if (subjects.Count == 0)
        {
            return null;
        }

        // The type first, so that bools, enums and strings are not lost among the numbers.
        ScalarType type = _random.Pick([.. subjects.Select(static v => v.Type).Distinct()]);
        return About(_random.PickLate(subjects.FindAll(v => v.Type == type)));
    }

    /// <summary>A value of type bool.</summary>
    public Expression Generate(int depth) => TryGenerate(depth) ?? new Literal(ScalarType.Bool, _random.Chance(0.5));

    private BinaryOperator Junction() => _random.OneOf(BinaryOperator.AndAlso, BinaryOperator.OrElse);

    private bool IsSubject(Variable variable) =>
        !variable.IsConstant && (!variable.IsActive || context.Allows(RandomProgramFeatures.ActiveConditions));

    private Expression About(Variable variable) => variable.Type switch
    {
        ScalarType.Bool => _random.Chance(0.7) ? Build.Reference(variable) : Build.Not(Build.Reference(variable)),
        ScalarType.Enum => Equality(variable, new Literal(ScalarType.Enum, _random.Next(ScalarTypes.EnumMembers.Count))),
        ScalarType.String => Equality(variable, new Literal(ScalarType.String, _random.Pick(ScalarTypes.Strings))),
        ScalarType.Int or ScalarType.Long => IntegerRelation(variable),
        _ => RealRelation(variable),
    };

    private Expression Equality(Variable variable, Expression value) => Build.Relation(
        _random.Chance(0.65) ? BinaryOperator.Equal : BinaryOperator.NotEqual, Build.Reference(variable), value);

    private Expression IntegerRelation(Variable variable)
    {
        Expression left = Build.Reference(variable);
        Expression right = Build.Integer(variable.Type, _random.Next(0, 7));
        if (_random.Chance(0.3))
        {
            right = Distinct(left, generators.Integers.Generate(variable.Type, 1, GeneratorContext.IntegerLimit).Expression, right);
        }
        else if (_random.Chance(0.3))
        {
            int modulus = _random.Next(2, 4);
            left = Build.Arithmetic(BinaryOperator.Remainder, left, Build.Integer(variable.Type, modulus));
            right = Build.Integer(variable.Type, _random.Next(modulus));
        }

        BinaryOperator op = _random.OneOf(
            BinaryOperator.Less,
            BinaryOperator.LessOrEqual,
            BinaryOperator.Greater,
            BinaryOperator.GreaterOrEqual,
            BinaryOperator.Equal,
            BinaryOperator.NotEqual);
        return Build.Relation(op, left, right);
    }

    private Expression RealRelation(Variable variable)
    {
        Expression left = Build.Reference(variable);
        if (_random.Chance(0.06))
        {
            return new PassiveCall(variable.Type.Name(), PassiveFunction.IsNegative, left);
        }

        Expression literal = Build.Number(variable.Type, _random.OneOf(0.0, 0.5, 1.0, 1.0, 0.3));
        Expression right = _random.Chance(0.3) ? Build.Minus(literal) : literal;
        if (_random.Chance(0.4) && context.Allows(RandomProgramFeatures.ActiveConditions))
        {
            right = Distinct(left, generators.Reals.Generate(variable.Type, 1).Expression, right);
        }

        BinaryOperator op = _random.OneOf(
            BinaryOperator.Less,
            BinaryOperator.Less,
            BinaryOperator.LessOrEqual,
            BinaryOperator.Greater,
            BinaryOperator.Greater,
            BinaryOperator.GreaterOrEqual,
            _random.OneOf(BinaryOperator.Equal, BinaryOperator.NotEqual));
        return Build.Relation(op, left, right);
    }

    /// <summary>The candidate, unless C# would warn that a variable is compared with itself.</summary>
    private static Expression Distinct(Expression left, Expression candidate, Expression fallback) =>
        Build.Explicit(candidate) == left ? fallback : candidate;
}
