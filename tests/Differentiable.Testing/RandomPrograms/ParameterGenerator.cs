namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates the parameters of a method: the first is active, optional ones come last.</summary>
internal static class ParameterGenerator
{
    private static readonly string[] s_names = ["a", "b", "c", "d", "e", "f", "g", "h"];

    public static IReadOnlyList<Parameter> Generate(GeneratorContext context, int maximum, bool mayBeOptional)
    {
        RandomSource random = context.Random;
        int count = random.Next(1, Math.Min(maximum, s_names.Length) + 1);
        int optionalFrom = mayBeOptional && context.Allows(RandomProgramFeatures.NamedArguments) && random.Chance(0.4)
            ? Math.Max(1, count - random.Next(1, 3))
            : count;
        List<Parameter> parameters = [];
        for (int i = 0; i < count; i++)
        {
            if (i < optionalFrom && context.Allows(RandomProgramFeatures.Arrays) && random.Chance(0.35))
            {
                parameters.Add(ArrayParameter(context, s_names[i], isFirst: i == 0));
                continue;
            }

            ScalarType type = i == 0 ? RealType(context) : random.PickWeighted(Types(context));
            bool isActive = type.IsReal() && !(i > 0 && context.Allows(RandomProgramFeatures.NoDerivative) && random.Chance(0.15));
            Variable variable = new(s_names[i], type, Kind(context, type), isActive);
            parameters.Add(new(variable, i >= optionalFrom ? Default(random, type) : null));
        }

        return parameters;
    }

    private static Parameter ArrayParameter(GeneratorContext context, string name, bool isFirst)
    {
        RandomSource random = context.Random;
        bool isIndexes = !isFirst && context.Allows(RandomProgramFeatures.Integers) && random.Chance(0.25);
        ScalarType type = isIndexes ? ScalarType.Int : RealType(context);
        bool isPassive = isIndexes || (!isFirst && context.Allows(RandomProgramFeatures.NoDerivative) && random.Chance(0.15));
        ArrayForm form = random.Chance(0.6) ? ArrayForm.Array : ArrayForm.ReadOnlySpan;
        Variable variable = new(name, type, VariableKind.Parameter, !isPassive) { Form = form };
        return new(variable, null) { MinimumLength = random.OneOf(0, 0, 0, 1, 1, 2, 3) };
    }

    private static VariableKind Kind(GeneratorContext context, ScalarType type) =>
        type == ScalarType.Int && context.Allows(RandomProgramFeatures.Loops) && context.Random.Chance(0.6)
            ? VariableKind.FixedParameter
            : VariableKind.Parameter;

    private static ScalarType RealType(GeneratorContext context) =>
        context.Allows(RandomProgramFeatures.Float) && context.Random.Chance(0.15) ? ScalarType.Float : ScalarType.Double;

    private static List<(int Weight, ScalarType Item)> Types(GeneratorContext context)
    {
        List<(int Weight, ScalarType Item)> types = [(50, ScalarType.Double)];
        void AddIf(RandomProgramFeatures features, int weight, ScalarType type)
        {
            if (context.Allows(features))
            {
                types.Add((weight, type));
            }
        }

        AddIf(RandomProgramFeatures.Float, 12, ScalarType.Float);
        AddIf(RandomProgramFeatures.Integers, 12, ScalarType.Int);
        AddIf(RandomProgramFeatures.Integers | RandomProgramFeatures.Loops, 10, ScalarType.Int);
        AddIf(RandomProgramFeatures.Integers, 5, ScalarType.Long);
        AddIf(RandomProgramFeatures.Booleans, 8, ScalarType.Bool);
        AddIf(RandomProgramFeatures.Enums, 6, ScalarType.Enum);
        AddIf(RandomProgramFeatures.Strings, 6, ScalarType.String);
        return types;
    }

    private static Literal Default(RandomSource random, ScalarType type) => type switch
    {
        ScalarType.Double or ScalarType.Float => (Literal)Build.Number(type, random.OneOf(0.5, 1.5, 2.0)),
        ScalarType.Int or ScalarType.Long => (Literal)Build.Integer(type, random.Next(0, 5)),
        ScalarType.Bool => new(type, random.Chance(0.5)),
        ScalarType.Enum => new(type, random.Next(ScalarTypes.EnumMembers.Count)),
        ScalarType.String => new(type, random.Pick(ScalarTypes.Strings)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
