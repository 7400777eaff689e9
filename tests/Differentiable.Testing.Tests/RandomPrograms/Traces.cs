namespace Differentiable.Testing.RandomPrograms;

/// <summary>Evaluations of many random programs at sample points, without those that throw.</summary>
internal static class Traces
{
    public static IEnumerable<(RandomProgram Program, OracleTrace Trace)> Of(RandomProgramOptions options, int programs)
    {
        for (int seed = 0; seed < programs; seed++)
        {
            RandomProgram program = RandomProgramGenerator.Generate(seed, options);
            foreach (object[] arguments in program.SampleArguments(4))
            {
                if (Try(program, arguments) is { } trace)
                {
                    yield return (program, trace);
                }
            }
        }
    }

    private static OracleTrace? Try(RandomProgram program, object[] arguments)
    {
        try
        {
            return Oracle.Trace(program, arguments);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
