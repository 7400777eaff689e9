namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates expressions of type int or long.</summary>
internal sealed class IntegerGenerator(GeneratorContext context, Scope scope, ExpressionGenerators generators)
{
    private readonly RandomSource _random = context.Random;

    /// <summary>An expression whose absolute value is at most the limit.</summary>
    public Sized Generate(ScalarType type, int depth, double limit)
    {
        Sized result = Generate(type, depth);
        int modulus = Math.Max(2, Math.Min((int)limit, _random.Next(4, 12)));
        return result.Bound <= limit ? result : Combine(BinaryOperator.Remainder, result, Constant(type, modulus), modulus);
    }

    private Sized Generate(ScalarType type, int depth)
    {
        if (depth <= 0 || _random.Chance(0.35))
        {
            return Leaf(type);
        }

        return _random.Next(10) switch
        {
            0 or 1 or 2 => Sum(type, depth - 1),
            3 => Product(type, depth - 1),
            4 => Quotient(type, depth - 1),
            5 when Generate(type, depth - 1) is var operand => operand with { Expression = Build.Minus(operand.Expression) },
            6 when generators.Conditions.TryGenerate(0) is { } condition => Choice(type, condition),
            7 when PassiveCallables() is { Count: > 0 } callables => Widened(type, generators.Calls.Call(_random.Pick(callables))),
            8 when context.Allows(RandomProgramFeatures.IntegerCasts) => FromReal(type),
            _ => context.Allows(RandomProgramFeatures.BitOperations) ? Bits(type, depth - 1) : Leaf(type),
        };
    }

    private List<Callable> PassiveCallables() => [.. context.Callables.Where(static c => !c.Method.IsDifferentiable)];

    private Sized Leaf(ScalarType type)
    {
        if (type == ScalarType.Int && scope.Arrays.Count > 0 && _random.Chance(0.3))
        {
            return (_random.Chance(0.5) ? generators.Elements.TryRead(type, isPassive: true) : null) ?? generators.Elements.TryLength()!.Value;
        }

        List<Variable> variables = scope.OfType(type);
        if (type == ScalarType.Long && (variables.Count == 0 || _random.Chance(0.3)))
        {
            return Widened(type, Leaf(ScalarType.Int));
        }

        if (variables.Count == 0 || _random.Chance(0.15))
        {
            return Constant(type, _random.Next(1, 7));
        }

        Variable variable = _random.PickLate(variables);
        return new(Build.Reference(variable), scope.Bound(variable));
    }

    private Sized Sum(ScalarType type, int depth)
    {
        Sized left = Generate(type, depth, GeneratorContext.IntegerLimit);
        Sized right = _random.Chance(0.5) ? Constant(type, _random.Next(1, 9)) : Generate(type, depth, GeneratorContext.IntegerLimit);
        return Combine(_random.Chance(0.6) ? BinaryOperator.Add : BinaryOperator.Subtract, left, right, left.Bound + right.Bound);
    }

    private Sized Product(ScalarType type, int depth)
    {
        Sized left = Generate(type, depth, 30);
        Sized right = _random.Chance(0.5) ? Constant(type, _random.Next(2, 5)) : Generate(type, depth, 30);
        return Combine(BinaryOperator.Multiply, left, right, left.Bound * right.Bound);
    }

    private Sized Quotient(ScalarType type, int depth)
    {
        Sized dividend = Generate(type, depth, GeneratorContext.IntegerLimit);
        Sized divisor = Constant(type, _random.Next(2, 6));
        if (context.Allows(RandomProgramFeatures.BitOperations) && _random.Chance(0.3))
        {
            // Between 1 and 8: a divisor that is not a constant and never zero.
            Expression masked = Build.Arithmetic(BinaryOperator.And, Generate(type, 0, 100).Expression, Build.Integer(type, 7));
            divisor = new(Build.Add(masked, Build.Integer(type, 1)), 8);
        }

        return _random.Chance(0.5)
            ? Combine(BinaryOperator.Divide, dividend, divisor, dividend.Bound)
            : Combine(BinaryOperator.Remainder, dividend, divisor, divisor.Bound);
    }

    private Sized Bits(ScalarType type, int depth)
    {
        Sized left = Generate(type, depth, 100);
        Sized right = _random.Chance(0.5) ? Constant(type, _random.Next(1, 8)) : Generate(type, 0, 100);
        double either = 2 * (Math.Max(left.Bound, right.Bound) + 1);
        return _random.Next(6) switch
        {
            0 => Combine(BinaryOperator.And, left, Constant(type, 7), 7),
            // C# warns of an or whose operand was widened with its sign.
            1 when type == ScalarType.Int => Combine(BinaryOperator.Or, left, right, either),
            1 or 2 => Combine(BinaryOperator.ExclusiveOr, left, right, either),
            3 => Combine(BinaryOperator.ShiftLeft, left, Constant(ScalarType.Int, 2), 4 * left.Bound),
            4 => Combine(BinaryOperator.ShiftRight, left, Constant(ScalarType.Int, 1), left.Bound),
            _ => new(new Unary(UnaryOperator.Complement, Build.Explicit(left.Expression)), left.Bound + 1),
        };
    }

    private Sized Choice(ScalarType type, Expression condition)
    {
        Sized then = Leaf(type);
        Sized otherwise = Leaf(type);
        return new(Build.Choose(condition, then.Expression, otherwise.Expression), Math.Max(then.Bound, otherwise.Bound));
    }

    private Sized FromReal(ScalarType type)
    {
        Sized real = generators.Reals.Generate(ScalarType.Double, 1);
        return new(new Conversion(type, Build.Explicit(real.Expression), IsExplicit: true), real.Bound);
    }

    private Sized Widened(ScalarType type, Sized value) => type == value.Type
        ? value
        : value with { Expression = new Conversion(type, value.Expression, _random.Chance(0.5)) };

    private static Sized Constant(ScalarType type, int value) => new(Build.Integer(type, value), value);

    private static Sized Combine(BinaryOperator op, Sized left, Sized right, double bound)
    {
        // A shift has no common type, so its left operand decides.
        bool isShift = op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight;
        return new(Build.Arithmetic(op, isShift ? Build.Explicit(left.Expression) : left.Expression, right.Expression), bound);
    }
}
