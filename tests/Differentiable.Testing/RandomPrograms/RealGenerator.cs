namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates expressions of type double or float.</summary>
internal sealed class RealGenerator(GeneratorContext context, Scope scope, ExpressionGenerators generators)
{
    private readonly RandomSource _random = context.Random;

    /// <summary>An expression that may use active values.</summary>
    public Sized Generate(ScalarType type, int depth)
    {
        if (depth <= 0 || _random.Chance(0.08))
        {
            return Leaf(type);
        }

        Sized result = _random.PickWeighted(Choices())(type, depth - 1);
        return result.Bound > GeneratorContext.RealLimit ? Squash(result) : result;
    }

    /// <summary>An expression of passive values only.</summary>
    public Sized GeneratePassive(ScalarType type)
    {
        if (generators.Elements.Exists(type) && _random.Chance(0.3) && generators.Elements.TryRead(type, isPassive: true) is { } element)
        {
            return Narrow(element, GeneratorContext.RealLimit);
        }

        List<Variable> variables = scope.OfType(type).FindAll(static v => !v.IsActive);
        if (variables.Count == 0 || _random.Chance(0.2))
        {
            return _random.Chance(0.5) ? Literal(type) : FromInteger(type);
        }

        Sized variable = Reference(_random.PickLate(variables));
        return _random.Next(3) switch
        {
            0 => variable,
            1 => Narrow(Combine(BinaryOperator.Multiply, variable, Literal(type)), GeneratorContext.RealLimit),
            _ => Narrow(Combine(BinaryOperator.Add, variable, FromInteger(type)), GeneratorContext.RealLimit),
        };
    }

    /// <summary>An expression whose absolute value is at most the limit, which is at least 2.</summary>
    public Sized Narrow(Sized value, double limit) => value.Bound <= limit ? value : Squash(value);

    /// <summary>An expression of at most <paramref name="depth"/> whose absolute value is at most the limit.</summary>
    public Sized Generate(ScalarType type, int depth, double limit) => Narrow(Generate(type, depth), limit);

    /// <summary>A use of a real variable of the type, or a literal where there is none.</summary>
    public Sized Variable(ScalarType type)
    {
        if (generators.Elements.Exists(type) && _random.Chance(0.5) && generators.Elements.TryRead(type, isPassive: false) is { } element)
        {
            return element;
        }

        List<Variable> variables = scope.OfType(type);
        List<Variable> active = variables.FindAll(static v => v.IsActive);
        if (active.Count > 0 && _random.Chance(0.85))
        {
            return Reference(_random.PickLate(active));
        }

        if (variables.Count > 0)
        {
            return Reference(_random.PickLate(variables));
        }

        ScalarType other = Other(type);
        return scope.OfType(other).Count > 0 ? Convert(Variable(other), type)
            : generators.Elements.TryRead(type, isPassive: false) is { } last ? last
            : generators.Elements.TryRead(other, isPassive: false) is { } converted ? Convert(converted, type)
            : Literal(type);
    }

    /// <summary>A sum, difference, product or remainder with its bound.</summary>
    public static Sized Combine(BinaryOperator op, Sized left, Sized right)
    {
        double bound = op switch
        {
            BinaryOperator.Multiply => left.Bound * right.Bound,
            BinaryOperator.Remainder => Math.Min(left.Bound, right.Bound),
            _ => left.Bound + right.Bound,
        };
        return new(Build.Arithmetic(op, left.Expression, right.Expression), bound);
    }

    public Sized Literal(ScalarType type)
    {
        double value = _random.Chance(0.5) ? _random.OneOf(0.5, 1.5, 2.0, 0.25, 3.0, 1.0, 0.1) : _random.Next(5, 300) / 100.0;
        return new(Build.Number(type, value), value + 1e-6);
    }

    private Sized Reference(Variable variable) => new(Build.Reference(variable), scope.Bound(variable));

    private List<(int Weight, Func<ScalarType, int, Sized> Item)> Choices()
    {
        List<(int Weight, Func<ScalarType, int, Sized> Item)> choices =
        [
            (34, Arithmetic),
            (7, Quotient),
            (5, Signed),
            (5, (type, _) => Leaf(type)),
        ];
        void AddIf(RandomProgramFeatures features, int weight, Func<ScalarType, int, Sized> choice)
        {
            if (context.Allows(features))
            {
                choices.Add((weight, choice));
            }
        }

        AddIf(RandomProgramFeatures.MathFunctions, 34, generators.Functions.Generate);
        AddIf(RandomProgramFeatures.Branches, 5, Choice);
        AddIf(RandomProgramFeatures.Remainder, 2, Remainder);
        AddIf(RandomProgramFeatures.Float, 4, OtherPrecision);
        if (generators.Calls.Differentiable.Count > 0)
        {
            choices.Add((12, generators.Calls.Generate));
        }

        return choices;
    }

    private Sized Arithmetic(ScalarType type, int depth)
    {
        BinaryOperator op = _random.OneOf(
            BinaryOperator.Add, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Multiply);
        Sized left = Generate(type, depth);
        Sized right = Generate(type, _random.Next(depth + 1));
        if (op == BinaryOperator.Multiply && left.Bound * right.Bound > 2 * GeneratorContext.RealLimit)
        {
            left = Narrow(left, 3);
            right = Narrow(right, 5);
        }

        return _random.Chance(0.5) ? Combine(op, left, right) : Combine(op, right, left);
    }

    private Sized Quotient(ScalarType type, int depth)
    {
        Sized dividend = Generate(type, depth);
        if (_random.Chance(0.25))
        {
            double divisor = _random.OneOf(2.0, 1.5, 4.0, 0.8);
            return new(Build.Arithmetic(BinaryOperator.Divide, dividend.Expression, Build.Number(type, divisor)), dividend.Bound / divisor);
        }

        Sized positive = generators.Functions.Positive(type, 1.25, depth);
        return new(Build.Arithmetic(BinaryOperator.Divide, dividend.Expression, positive.Expression), dividend.Bound / 1.25);
    }

    private Sized Signed(ScalarType type, int depth)
    {
        Sized operand = Generate(type, depth);
        bool isPlus = _random.Chance(0.15);
        return operand with { Expression = isPlus ? Build.Plus(operand.Expression) : Build.Minus(operand.Expression) };
    }

    private Sized Choice(ScalarType type, int depth)
    {
        if (generators.Conditions.TryGenerate(1) is not { } condition)
        {
            return Leaf(type);
        }

        Sized then = Generate(type, depth);
        Sized otherwise = Generate(type, depth);
        return new(Build.Choose(condition, then.Expression, otherwise.Expression), Math.Max(then.Bound, otherwise.Bound));
    }

    private Sized Remainder(ScalarType type, int depth)
    {
        Sized dividend = Generate(type, depth);
        Sized divisor = _random.Chance(0.5) ? new(Build.Number(type, 2.75), 2.75) : generators.Functions.Positive(type, 1.25, depth);
        return Combine(BinaryOperator.Remainder, dividend, divisor);
    }

    private Sized OtherPrecision(ScalarType type, int depth) => Convert(Generate(Other(type), depth), type);

    private static ScalarType Other(ScalarType type) => type == ScalarType.Double ? ScalarType.Float : ScalarType.Double;

    private Sized Convert(Sized operand, ScalarType type)
    {
        bool isExplicit = type == ScalarType.Float || _random.Chance(0.4);
        return new(new Conversion(type, Build.Explicit(operand.Expression), isExplicit), operand.Bound + 1e-5);
    }

    private Sized Leaf(ScalarType type) => _random.Next(20) switch
    {
        0 => Literal(type),
        1 => FromInteger(type),
        2 when scope.OfType(Other(type)).Count > 0 => Convert(Variable(Other(type)), type),
        _ => Variable(type),
    };

    private Sized FromInteger(ScalarType type)
    {
        bool isExplicit = _random.Chance(0.4);
        Sized integer = context.Allows(RandomProgramFeatures.Integers)
            ? generators.Integers.Generate(_random.Chance(0.8) ? ScalarType.Int : ScalarType.Long, 1, 8)
            : new(Build.Integer(ScalarType.Int, 2), 2);
        return new(new Conversion(type, Build.Explicit(integer.Expression), isExplicit), integer.Bound);
    }

    private Sized Squash(Sized value)
    {
        ScalarType type = value.Type;
        Expression expression = value.Expression;
        if (!context.Allows(RandomProgramFeatures.MathFunctions))
        {
            // Not x / (1 + x * x): an operand that is written three times makes the text grow exponentially.
            double scale = Math.ScaleB(1, Math.ILogB(2 / value.Bound));
            return new(Build.Multiply(Build.Number(type, scale), expression), scale * value.Bound);
        }

        return _random.Next(8) switch
        {
            0 or 1 => generators.Functions.Call(SmoothFunctions.Sin, 1, expression),
            2 => generators.Functions.Call(SmoothFunctions.Cos, 1, expression),
            3 => generators.Functions.Call(SmoothFunctions.Tanh, 1, Build.Multiply(Build.Number(type, 0.25), expression)),
            4 => generators.Functions.Call(SmoothFunctions.Atan, 1.6, expression),
            5 when context.Allows(RandomProgramFeatures.Remainder) =>
                new(Build.Arithmetic(BinaryOperator.Remainder, expression, Build.Number(type, 1.75)), 1.75),
            6 when context.Allows(RandomProgramFeatures.Kinks) => generators.Functions.Call(
                PiecewiseFunctions.Clamp, 2, expression, Build.Minus(Build.Number(type, 1.5)), Build.Number(type, 2)),
            _ when value.Bound <= 2 / 0.05 => new(Build.Multiply(Build.Number(type, 0.05), expression), 0.05 * value.Bound),
            _ => generators.Functions.Call(SmoothFunctions.Sin, 1, expression),
        };
    }
}
