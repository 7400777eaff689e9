namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates calls of the program's own methods.</summary>
internal sealed class CallGenerator(GeneratorContext context, Scope scope, ExpressionGenerators generators)
{
    // A call in an argument of a call in an argument: with many parameters there would be no end.
    private const int MaximumNesting = 3;

    private readonly RandomSource _random = context.Random;
    private int _nesting;

    /// <summary>The differentiable methods that can be called from here.</summary>
    public IReadOnlyList<Callable> Differentiable => [.. context.Callables.Where(c => c.Method.IsDifferentiable && IsCheap(c))];

    /// <summary>A call of a differentiable method, converted to a real type.</summary>
    public Sized Generate(ScalarType type, int depth)
    {
        Sized call = Call(_random.Pick(Differentiable));
        return call.Type == type
            ? call
            : call with { Expression = new Conversion(type, call.Expression, type == ScalarType.Float || _random.Chance(0.4)) };
    }

    /// <summary>A call of a method. Some arguments are named and out of order, and some optional ones are left out.</summary>
    public Sized Call(Callable callable)
    {
        bool mayName = context.Allows(RandomProgramFeatures.NamedArguments);
        IReadOnlyList<Parameter> parameters = callable.Method.Parameters;
        int positional = mayName && _random.Chance(0.4) ? _random.Next(parameters.Count + 1) : parameters.Count;
        List<Argument> arguments = [];
        _nesting++;
        for (int i = 0; i < parameters.Count; i++)
        {
            bool isNamed = i >= positional;
            if (parameters[i].Default is not null && _random.Chance(0.5))
            {
                // After an omitted argument only named ones can follow.
                positional = Math.Min(positional, i);
                if (mayName)
                {
                    continue;
                }

                break;
            }

            Argument argument = new(parameters[i], Argument(parameters[i]), isNamed);
            int place = isNamed ? _random.Next(Math.Min(positional, arguments.Count), arguments.Count + 1) : arguments.Count;
            arguments.Insert(place, argument);
        }

        _nesting--;
        return new(new MethodCall(callable.Method, arguments), callable.ReturnBound);
    }

    private int Depth => _nesting < MaximumNesting ? 1 : 0;

    /// <summary>An element of a new array that is an argument.</summary>
    private Expression Number(ScalarType type, bool isPassive) => type switch
    {
        ScalarType.Int => Build.Integer(type, _random.Next(0, 6)),
        _ when isPassive => Build.Explicit(generators.Reals.Narrow(generators.Reals.GeneratePassive(type), GeneratorContext.RealArgumentLimit).Expression),
        _ => Build.Explicit(generators.Reals.Generate(type, Depth, GeneratorContext.RealArgumentLimit).Expression),
    };

    private bool IsCheap(Callable callable) => scope.Loop is null || callable.Work * scope.Trips <= GeneratorContext.WorkLimit;

    private Expression Argument(Parameter parameter) => parameter.Variable.Type switch
    {
        _ when parameter.Variable.Form != ArrayForm.None => generators.Elements.Argument(parameter, type => Number(type, !parameter.Variable.IsActive)),
        _ when parameter.Variable.Kind == VariableKind.FixedParameter =>
            new TripCountGenerator(context).Generate(scope, GeneratorContext.TripArgumentLimit).Expression,
        ScalarType.Int or ScalarType.Long =>
            generators.Integers.Generate(parameter.Variable.Type, 1, GeneratorContext.IntegerArgumentLimit).Expression,
        ScalarType.Bool => generators.Conditions.Generate(0),
        ScalarType.Enum => generators.EnumValue(),
        ScalarType.String => generators.StringValue(),
        ScalarType type when parameter.IsNoDerivative =>
            generators.Reals.Narrow(generators.Reals.GeneratePassive(type), GeneratorContext.RealArgumentLimit).Expression,
        ScalarType type => generators.Reals.Generate(type, Depth, GeneratorContext.RealArgumentLimit).Expression,
    };
}
