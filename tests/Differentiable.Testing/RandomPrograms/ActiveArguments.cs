namespace Differentiable.Testing.RandomPrograms;

/// <summary>The numbers among the arguments that a program is differentiated in: active parameters, and elements of active arrays, in order.</summary>
public static class ActiveArguments
{
    /// <summary>Whether each of the numbers is a float.</summary>
    public static IReadOnlyList<bool> AreSingle(RandomProgram program, object[] arguments) =>
    [
        .. program.EntryParameters.Zip(arguments)
            .Where(static p => p.First.IsActive)
            .SelectMany(static p => Enumerable.Repeat(p.First.Type == ScalarType.Float, Count(p.Second))),
    ];

    /// <summary>The components of a direction, as one tangent for each active parameter.</summary>
    public static IReadOnlyList<object> Tangents(RandomProgram program, object[] arguments, double[] direction)
    {
        List<object> tangents = [];
        int taken = 0;
        foreach ((EntryParameter parameter, object argument) in program.EntryParameters.Zip(arguments).Where(static p => p.First.IsActive))
        {
            tangents.Add(Replaced(argument, direction.AsSpan(taken, Count(argument))));
            taken += Count(argument);
        }

        return tangents;
    }

    /// <summary>The arguments, moved along a direction.</summary>
    public static object[] Moved(RandomProgram program, object[] arguments, double[] direction, double step)
    {
        object[] moved = [.. arguments];
        int taken = 0;
        for (int i = 0; i < moved.Length; i++)
        {
            if (!program.EntryParameters[i].IsActive)
            {
                continue;
            }

            double[] numbers = Numbers(moved[i]);
            for (int k = 0; k < numbers.Length; k++)
            {
                numbers[k] += step * direction[taken++];
            }

            moved[i] = Replaced(moved[i], numbers);
        }

        return moved;
    }

    /// <summary>The text of an argument, for messages.</summary>
    public static string Text(object argument) => argument is Array array ? $"[{string.Join(", ", array.Cast<object>())}]" : $"{argument}";

    private static int Count(object argument) => argument is Array array ? array.Length : 1;

    private static double[] Numbers(object argument) => argument switch
    {
        double number => [number],
        float number => [number],
        double[] numbers => [.. numbers],
        float[] numbers => [.. numbers.Select(static n => (double)n)],
        _ => throw new ArgumentException($"A {argument.GetType()} has no derivative.", nameof(argument)),
    };

    /// <summary>Other numbers in the form of an argument.</summary>
    private static object Replaced(object argument, ReadOnlySpan<double> numbers) => argument switch
    {
        double => numbers[0],
        float => (float)numbers[0],
        double[] => numbers.ToArray(),
        float[] => Array.ConvertAll(numbers.ToArray(), static n => (float)n),
        _ => throw new ArgumentException($"A {argument.GetType()} has no derivative.", nameof(argument)),
    };
}
