namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates random C# programs. The same seed and options give the same program on every machine.</summary>
/// <remarks>
/// Values stay moderate because every expression carries a bound, and functions are called inside their domain and away from
/// its edges, so a sample point rarely throws or gives a value that is not finite. Loops run a few times at most, and what they
/// carry has a bound that holds before and after each iteration.
/// </remarks>
public static class RandomProgramGenerator
{
    /// <summary>Generates the program of a seed.</summary>
    public static RandomProgram Generate(int seed, RandomProgramOptions options)
    {
        RandomSource random = new((uint)seed);
        RandomProgramOptions chosen = options.VariesFeatures ? options with { Features = Subset(random, options.Features, options.RequiredFeatures) } : options;
        GeneratorContext context = new(random, chosen, Fields(random, chosen), []);
        List<Callable> callables = [];
        if (context.Allows(RandomProgramFeatures.PassiveHelpers | RandomProgramFeatures.Integers) && random.Chance(0.2))
        {
            callables.Add(MethodGenerator.GeneratePassive(context, "Step", Host(random)));
        }

        int helpers = context.Allows(RandomProgramFeatures.Helpers) ? random.OneOf(0, 0, 1, 1, 2, 3) : 0;
        for (int i = 1; i <= helpers; i++)
        {
            callables.Add(Helper(context with { Callables = [.. callables] }, $"H{i}"));
        }

        Method entry = Entry(context with { Callables = callables });
        return new(seed, options, entry, [.. callables.Select(static c => c.Method)], context.Fields);
    }

    /// <summary>Most of the features: a program without some of them has more room for the others, and for their interplay.</summary>
    private static RandomProgramFeatures Subset(RandomSource random, RandomProgramFeatures features, RandomProgramFeatures required)
    {
        RandomProgramFeatures subset = features;
        foreach (RandomProgramFeatures feature in Enum.GetValues<RandomProgramFeatures>())
        {
            // Features of loops draw only where there can be loops, so that a seed without loops keeps its program.
            bool isDrawn = feature < RandomProgramFeatures.Loops
                || (feature < RandomProgramFeatures.Arrays ? features.HasFlag(RandomProgramFeatures.Loops) : features.HasFlag(RandomProgramFeatures.Arrays));
            if (int.IsPow2((int)feature) && isDrawn && random.Chance(0.2))
            {
                subset &= ~feature;
            }
        }

        return subset | required;
    }

    private static Method Entry(GeneratorContext context)
    {
        RandomSource random = context.Random;
        int maximum = context.Options.MaximumStatements;
        int budget = random.Next(4) switch
        {
            0 => random.Next(0, 3),
            1 => random.Next(1, 9),
            _ => random.Next(1, Math.Max(2, maximum * 7 / 10)),
        };
        budget = Math.Min(budget, maximum);
        IReadOnlyList<Parameter> parameters = ParameterGenerator.Generate(context, context.Options.MaximumParameters, mayBeOptional: false);

        // Values at the end of the entry method may be as large as they like.
        int trips = context.Allows(RandomProgramFeatures.Arrays) ? 98 : 48;
        MethodPlan plan = new("F", MethodHost.Program, ScalarType.Double, parameters, budget, 200, IsEntry: true, trips);
        return MethodGenerator.Generate(context, plan).Method;
    }

    private static Callable Helper(GeneratorContext context, string name)
    {
        RandomSource random = context.Random;
        ScalarType type = context.Allows(RandomProgramFeatures.Float) && random.Chance(0.25) ? ScalarType.Float : ScalarType.Double;
        int budget = random.Chance(0.4) ? 0 : random.Next(1, 8);
        IReadOnlyList<Parameter> parameters = ParameterGenerator.Generate(context, 4, mayBeOptional: true);
        MethodPlan plan = new(
            name, Host(random), type, parameters, budget, GeneratorContext.RealLimit, IsEntry: false, MaximumTrips: 12);
        return MethodGenerator.Generate(context, plan);
    }

    private static MethodHost Host(RandomSource random) => random.Chance(0.6) ? MethodHost.Program : MethodHost.Helpers;

    private static List<Field> Fields(RandomSource random, RandomProgramOptions options)
    {
        if (!options.Allows(RandomProgramFeatures.Constants))
        {
            return [];
        }

        List<Field> fields = [];
        foreach (string name in (string[])["Scale", "Offset", "Count"])
        {
            if (!random.Chance(0.3))
            {
                continue;
            }

            ScalarType type = name == "Count" ? ScalarType.Int
                : options.Allows(RandomProgramFeatures.Float) && random.Chance(0.2) ? ScalarType.Float
                : ScalarType.Double;
            Expression value = name == "Count" ? Build.Integer(type, random.Next(1, 6)) : Build.Number(type, random.Next(20, 250) / 100.0);
            VariableKind kind = random.Chance(0.5) ? VariableKind.ConstantField : VariableKind.ReadOnlyField;
            fields.Add(new(new(name, type, kind, IsActive: false), (Literal)value));
        }

        return fields;
    }
}
