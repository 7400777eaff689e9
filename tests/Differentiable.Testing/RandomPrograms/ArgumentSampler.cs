namespace Differentiable.Testing.RandomPrograms;

/// <summary>Draws arguments for the entry method: moderate, without symmetry, now and then an integer, a half or zero.</summary>
internal static class ArgumentSampler
{
    public static IReadOnlyList<object[]> Sample(RandomProgram program, int count, int seed)
    {
        RandomSource random = new(((ulong)(uint)program.Seed << 32) ^ (uint)seed ^ 0xA5A5_0000);
        return [.. Enumerable.Range(0, count).Select(k => SampleOnce(program, random, isExact: k % 4 == 3))];
    }

    private static object[] SampleOnce(RandomProgram program, RandomSource random, bool isExact) =>
        [.. program.Entry.Parameters.Select(p => Draw(p, random, isExact))];

    private static object Draw(Parameter parameter, RandomSource random, bool isExact)
    {
        if (parameter.Variable.Form == ArrayForm.None)
        {
            return Draw(parameter.Variable.Type, random, isExact);
        }

        int length = random.Next(parameter.MinimumLength, GeneratorContext.SampledLengthLimit + 1);
        return parameter.Variable.Type switch
        {
            ScalarType.Double => Elements(length, () => Real(random, isExact)),
            ScalarType.Float => Elements(length, () => (float)Real(random, isExact)),
            _ => Elements(length, () => random.Next(0, GeneratorContext.IndexLimit + 1)),
        };
    }

    private static T[] Elements<T>(int length, Func<T> draw)
    {
        T[] elements = new T[length];
        for (int i = 0; i < length; i++)
        {
            elements[i] = draw();
        }

        return elements;
    }

    private static object Draw(ScalarType type, RandomSource random, bool isExact) => type switch
    {
        ScalarType.Double => Real(random, isExact),
        ScalarType.Float => (float)Real(random, isExact),
        ScalarType.Int => random.Next(0, GeneratorContext.SampledTripLimit + 1),
        ScalarType.Long => (long)random.Next(0, 11),
        ScalarType.Bool => random.Chance(0.5),
        ScalarType.Enum => random.Next(ScalarTypes.EnumMembers.Count),
        ScalarType.String => random.Pick(ScalarTypes.Strings),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static double Real(RandomSource random, bool isExact) =>
        isExact && random.Chance(0.6) ? 0.5 * random.Next(-4, 6) : (5 * random.NextDouble()) - 2.3;
}
