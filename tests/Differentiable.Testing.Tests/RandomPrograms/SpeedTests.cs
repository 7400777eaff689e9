using System.Diagnostics;

namespace Differentiable.Testing.RandomPrograms;

/// <summary>Many programs have to fit into one test run.</summary>
public sealed class SpeedTests
{
    [Fact]
    public void Generation_and_all_derivatives_take_far_less_than_ten_milliseconds_a_program()
    {
        const int Programs = 200;
        Work(0);
        Stopwatch watch = Stopwatch.StartNew();
        for (int seed = 0; seed < Programs; seed++)
        {
            Work(seed);
        }

        Assert.True(watch.Elapsed.TotalMilliseconds / Programs < 10, $"{watch.Elapsed.TotalMilliseconds / Programs} ms");
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalMilliseconds / Programs} ms");
    }

    private static void Work(int seed)
    {
        RandomProgram program = RandomProgramGenerator.Generate(seed, RandomProgramOptions.Default);
        _ = program.Source;
        try
        {
            OracleTrace trace = Oracle.Trace(program, program.SampleArguments(1)[0]);
            double[] direction = [.. Enumerable.Range(0, trace.Inputs).Select(static i => 0.7 - i)];
            _ = trace.Gradient();
            _ = trace.Jvp(direction);
            _ = trace.Hvp(direction);
        }
        catch (ArgumentException)
        {
            // A guard fired, which is cheap.
        }
    }
}
