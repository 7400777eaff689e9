namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates calls of mathematical functions, with operands inside the domain and away from its edges.</summary>
internal sealed class FunctionGenerator(GeneratorContext context, ExpressionGenerators generators)
{
    private readonly RandomSource _random = context.Random;

    public Sized Generate(ScalarType type, int depth) => _random.PickWeighted(Choices())(type, depth);

    /// <summary>An expression that is at least the given number, and not much larger than its square's operand makes it.</summary>
    public Sized Positive(ScalarType type, double minimum, int depth)
    {
        Sized simple = generators.Reals.Narrow(generators.Reals.Variable(type), 4);
        Expression square = Build.Multiply(simple.Expression, simple.Expression);
        double squareBound = simple.Bound * simple.Bound;
        if (!context.Allows(RandomProgramFeatures.MathFunctions))
        {
            return new(Build.Add(Build.Number(type, minimum), square), minimum + squareBound);
        }

        Sized operand = depth > 0 ? generators.Reals.Generate(type, depth - 1) : simple;
        Sized sine = Call(SmoothFunctions.Sin, 1, operand.Expression);
        return _random.Next(6) switch
        {
            0 => RealGenerator.Combine(BinaryOperator.Add, new(Build.Number(type, minimum + 1), minimum + 1), sine),
            1 => RealGenerator.Combine(
                BinaryOperator.Add, new(Build.Number(type, minimum), minimum), Call(SmoothFunctions.Exp, 2.8, sine.Expression)),
            2 when context.Allows(RandomProgramFeatures.Kinks) => RealGenerator.Combine(
                BinaryOperator.Add,
                Call(PiecewiseFunctions.Abs, simple.Bound, simple.Expression),
                new(Build.Number(type, minimum), minimum)),
            3 when context.Allows(RandomProgramFeatures.Kinks) =>
                Call(PiecewiseFunctions.Max, simple.Bound + minimum, simple.Expression, Build.Number(type, minimum)),
            _ => new(Build.Add(Build.Number(type, minimum), square), minimum + squareBound),
        };
    }

    /// <summary>A call whose result has the given bound.</summary>
    public Sized Call(MathFunction function, double bound, params ReadOnlySpan<Expression> arguments)
    {
        ScalarType type = arguments[0].Type;
        Expression[] operands = arguments.ToArray();
        for (int i = 0; i < operands.Length; i++)
        {
            // An overloaded function would follow the type before the conversion.
            bool mayStayImplicit = type == ScalarType.Double && !function.IsOverloaded && _random.Chance(0.5);
            operands[i] = mayStayImplicit ? operands[i] : Build.Explicit(operands[i]);
        }

        return new(new MathCall(type, Holder(function, type), function, operands), bound);
    }

    /// <summary>The type that a call names: Math and MathF, or now and then the number type itself.</summary>
    public string Holder(MathFunction function, ScalarType type)
    {
        if (function.Owner is { } owner)
        {
            return owner;
        }

        string number = type.Name();
        if (!function.IsInMath)
        {
            return number;
        }

        if (context.Allows(RandomProgramFeatures.NumberMembers) && _random.Chance(0.2))
        {
            return number;
        }

        bool isSingle = type == ScalarType.Float;
        return isSingle && function.IsInMathF && !(function.HasFloatOverload && _random.Chance(0.3)) ? "MathF"
            : !isSingle || function.HasFloatOverload ? "Math"
            : number;
    }

    private List<(int Weight, Func<ScalarType, int, Sized> Item)> Choices()
    {
        List<(int Weight, Func<ScalarType, int, Sized> Item)> choices =
        [
            (10, OfAnyOperand),
            (6, OfModerateOperand),
            (7, OfUnitOperand),
            (9, OfPositiveOperand),
            (6, Power),
            (6, OfTwoOperands),
            (3, FusedMultiplyAdd),
        ];
        if (context.Allows(RandomProgramFeatures.NumberMembers))
        {
            choices.Add((2, Lerp));
        }

        if (context.Allows(RandomProgramFeatures.Kinks))
        {
            choices.Add((6, WithKink));
            choices.Add((2, Clamp));
        }

        if (context.Allows(RandomProgramFeatures.Steps))
        {
            choices.Add((2, Step));
            choices.Add((1, Sign));
        }

        return choices;
    }

    private Sized OfAnyOperand(ScalarType type, int depth)
    {
        Sized operand = generators.Reals.Generate(type, depth);
        (MathFunction function, double bound) = _random.OneOf(
            (SmoothFunctions.Sin, 1.0),
            (SmoothFunctions.Sin, 1.0),
            (SmoothFunctions.Cos, 1.0),
            (SmoothFunctions.Tanh, 1.0),
            (SmoothFunctions.Atan, 1.6),
            (SmoothFunctions.Asinh, Math.Asinh(operand.Bound)));
        return Call(function, bound, operand.Expression);
    }

    private Sized OfModerateOperand(ScalarType type, int depth)
    {
        Sized operand = generators.Reals.Generate(type, depth, 2);
        double bound = Math.Exp(operand.Bound);
        MathFunction function =
            _random.OneOf(SmoothFunctions.Exp, SmoothFunctions.Exp, SmoothFunctions.Sinh, SmoothFunctions.Cosh);
        return Call(function, bound, operand.Expression);
    }

    private Sized OfUnitOperand(ScalarType type, int depth)
    {
        Sized operand = generators.Reals.Generate(type, depth);
        Sized wave = Call(_random.Chance(0.7) ? SmoothFunctions.Sin : SmoothFunctions.Cos, 1, operand.Expression);
        double scale = _random.OneOf(0.5, 0.75, 0.85);
        Expression unit = Build.Multiply(Build.Number(type, scale), wave.Expression);
        return Call(
            _random.OneOf(SmoothFunctions.Asin, SmoothFunctions.Acos, SmoothFunctions.Atanh, SmoothFunctions.Tan), 3.2, unit);
    }

    private Sized OfPositiveOperand(ScalarType type, int depth)
    {
        if (_random.Chance(0.15))
        {
            Sized beyondOne = Positive(type, 1.5, depth);
            return Call(SmoothFunctions.Acosh, Math.Acosh(beyondOne.Bound), beyondOne.Expression);
        }

        Sized operand = Positive(type, _random.OneOf(0.5, 0.75, 1.0, 1.25), depth);
        Expression positive = operand.Expression;
        double logarithm = Math.Max(1, Math.Log2(operand.Bound));
        return _random.Next(7) switch
        {
            0 or 1 => Call(SmoothFunctions.Log, logarithm, positive),
            2 => Call(SmoothFunctions.Log2, logarithm, positive),
            3 => Call(SmoothFunctions.Log10, logarithm, positive),
            4 => Call(SmoothFunctions.Cbrt, operand.Bound, _random.Chance(0.3) ? Build.Minus(positive) : positive),
            _ => Call(SmoothFunctions.Sqrt, Math.Sqrt(operand.Bound + 1), positive),
        };
    }

    private Sized Power(ScalarType type, int depth)
    {
        switch (_random.Next(4))
        {
            case 0:
            case 1:
                Sized anySign = generators.Reals.Generate(type, depth, 3);
                int exponent = _random.OneOf(2, 2, 3, 4);
                return Call(
                    SmoothFunctions.Pow, Math.Pow(anySign.Bound, exponent), anySign.Expression, IntegralExponent(type, exponent));
            case 2:
                Sized positive = Positive(type, 1, 0);
                double half = _random.OneOf(0.5, 1.5, 2.5);
                bool isNegative = _random.Chance(0.4);
                Expression number = Build.Number(type, half);
                return Call(
                    SmoothFunctions.Pow,
                    isNegative ? 1 : Math.Pow(positive.Bound, half),
                    positive.Expression,
                    isNegative ? Build.Minus(number) : number);
            default:
                Sized basis = Positive(type, 0.75, depth);
                Sized power = generators.Reals.Generate(type, depth, 2);
                return Call(SmoothFunctions.Pow, Math.Pow(Math.Max(basis.Bound, 1.4), power.Bound), basis.Expression, power.Expression);
        }
    }

    private Expression IntegralExponent(ScalarType type, int exponent) => _random.Chance(0.5)
        ? new Conversion(type, Build.Integer(ScalarType.Int, exponent), IsExplicit: false)
        : Build.Number(type, exponent);

    private Sized OfTwoOperands(ScalarType type, int depth)
    {
        Sized any = generators.Reals.Generate(type, depth);
        Sized positive = Positive(type, 0.75, depth);
        switch (_random.Next(4))
        {
            case 0:
                return Call(SmoothFunctions.Atan2, 3.2, any.Expression, positive.Expression);
            case 1:
                return Call(SmoothFunctions.Atan2, 3.2, positive.Expression, any.Expression);
            case 2 when context.Allows(RandomProgramFeatures.NumberMembers):
                return Call(SmoothFunctions.Hypot, any.Bound + positive.Bound, any.Expression, positive.Expression);
            default:
                Expression basis = _random.Chance(0.4) ? Build.Number(type, 3) : Positive(type, 1.75, 0).Expression;
                return Call(SmoothFunctions.LogOfBase, 2 * Math.Max(1, Math.Log(positive.Bound)), positive.Expression, basis);
        }
    }

    private Sized FusedMultiplyAdd(ScalarType type, int depth)
    {
        Sized x = generators.Reals.Generate(type, depth, 4);
        Sized y = generators.Reals.Generate(type, 0, 4);
        Sized z = generators.Reals.Generate(type, 1);
        return Call(SmoothFunctions.FusedMultiplyAdd, (x.Bound * y.Bound) + z.Bound, x.Expression, y.Expression, z.Expression);
    }

    private Sized Lerp(ScalarType type, int depth)
    {
        Sized start = generators.Reals.Generate(type, depth, 4);
        Sized end = generators.Reals.Generate(type, 0, 4);
        Sized amount = generators.Reals.Generate(type, 1, 2);
        double bound = (start.Bound * (1 + amount.Bound)) + (end.Bound * amount.Bound);
        return Call(SmoothFunctions.Lerp, bound, start.Expression, end.Expression, amount.Expression);
    }

    private Sized WithKink(ScalarType type, int depth)
    {
        Sized x = generators.Reals.Generate(type, depth);
        if (_random.Chance(0.25))
        {
            return Call(PiecewiseFunctions.Abs, x.Bound, x.Expression);
        }

        Sized y = generators.Reals.Generate(type, 1);
        MathFunction function = _random.OneOf(
            PiecewiseFunctions.Max,
            PiecewiseFunctions.Max,
            PiecewiseFunctions.Min,
            PiecewiseFunctions.Min,
            PiecewiseFunctions.CopySign,
            PiecewiseFunctions.MaxMagnitude,
            PiecewiseFunctions.MinMagnitude);
        return Call(function, Math.Max(x.Bound, y.Bound), x.Expression, y.Expression);
    }

    private Sized Clamp(ScalarType type, int depth)
    {
        Sized x = generators.Reals.Generate(type, depth);
        if (_random.Chance(0.5))
        {
            return Call(PiecewiseFunctions.Clamp, 1.5, x.Expression, Build.Minus(Build.Number(type, 1)), Build.Number(type, 1.5));
        }

        Sized low = generators.Reals.Variable(type);
        Expression high = Build.Add(low.Expression, Build.Number(type, 1.25));
        return Call(PiecewiseFunctions.Clamp, low.Bound + 1.25, x.Expression, low.Expression, high);
    }

    private Sized Step(ScalarType type, int depth)
    {
        Sized x = generators.Reals.Generate(type, depth);

        if (_random.Chance(0.3))
        {
            return _random.Chance(0.5)
                ? Call(DeclaredFunctions.Stop, x.Bound, x.Expression)
                : Call(DeclaredFunctions.StraightThrough, x.Bound, x.Expression, generators.Reals.Generate(type, 1).Expression);
        }

        MathFunction function = _random.OneOf(
            PiecewiseFunctions.Floor, PiecewiseFunctions.Ceiling, PiecewiseFunctions.Round, PiecewiseFunctions.Truncate);
        return Call(function, x.Bound + 1, x.Expression);
    }

    private Sized Sign(ScalarType type, int depth)
    {
        Sized x = generators.Reals.Generate(type, depth);
        string holder = Holder(PiecewiseFunctions.Abs, type);
        Expression sign = new PassiveCall(holder, PassiveFunction.Sign, Build.Explicit(x.Expression));
        return new(new Conversion(type, sign, _random.Chance(0.5)), 1);
    }
}
