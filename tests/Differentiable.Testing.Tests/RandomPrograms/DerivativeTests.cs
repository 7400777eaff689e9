namespace Differentiable.Testing.RandomPrograms;

/// <summary>The oracle's derivatives agree with difference quotients of the values that C# computes.</summary>
/// <remarks>
/// Smooth programs of doubles only, and blind to kinks: those follow conventions, which other tests state case by case.
/// A quotient is trusted as far as two step sizes agree.
/// </remarks>
public sealed class DerivativeTests
{
    private const int Programs = 200;
    private static readonly RandomProgramOptions s_smooth = new() { Features = RandomProgramFeatures.Smooth };

    [Fact]
    public void Jvp_agrees_with_central_differences_of_compiled_programs()
    {
        RandomProgram[] programs =
            [.. Enumerable.Range(0, Programs).Select(static s => RandomProgramGenerator.Generate(s, s_smooth))];
        CompiledProgram compiled = CompiledProgram.Compile(programs);
        int sharp = 0;
        int total = 0;
        foreach (RandomProgram program in programs)
        {
            foreach (object[] arguments in program.SampleArguments(3))
            {
                double[] direction = Direction(Oracle.Trace(program, arguments));
                BoundedValue jvp = Oracle.Jvp(program, arguments, direction);

                (double quotient, double error) = Quotient(h => compiled.Invoke(program, ActiveArguments.Moved(program, arguments, direction, h)));

                total++;
                sharp += error < 1e-4 * (Math.Abs(quotient) + 1e-3) ? 1 : 0;
                Assert.True(
                    Math.Abs(quotient - jvp.Value) <= (4 * error) + (1e-7 * (1 + jvp.Sum)),
                    $"{quotient} +- {error}, oracle {jvp} at {string.Join(", ", arguments.Select(ActiveArguments.Text))}\n{program}");
            }
        }

        Assert.True(sharp > 0.9 * total, $"{sharp} of {total} quotients are sharp.");
    }

    [Fact]
    public void Hvp_agrees_with_central_differences_of_the_gradient()
    {
        int sharp = 0;
        int total = 0;
        for (int seed = 0; seed < Programs; seed++)
        {
            RandomProgram program = RandomProgramGenerator.Generate(seed, s_smooth);
            foreach (object[] arguments in program.SampleArguments(2))
            {
                double[] direction = Direction(Oracle.Trace(program, arguments));
                BoundedValue[] hvp = Oracle.Hvp(program, arguments, direction);
                for (int i = 0; i < hvp.Length; i++)
                {
                    (double quotient, double error) =
                        Quotient(h => Oracle.Gradient(program, ActiveArguments.Moved(program, arguments, direction, h))[i].Value);

                    total++;
                    sharp += error < 1e-4 * (Math.Abs(quotient) + 1e-3) ? 1 : 0;
                    Assert.True(
                        Math.Abs(quotient - hvp[i].Value) <= (4 * error) + (1e-7 * (1 + hvp[i].Sum)),
                        $"{i}: {quotient} +- {error}, oracle {hvp[i]} at {string.Join(", ", arguments.Select(ActiveArguments.Text))}\n{program}");
                }
            }
        }

        Assert.True(sharp > 0.9 * total, $"{sharp} of {total} quotients are sharp.");
    }

    [Fact]
    public void Jvp_is_the_gradient_times_the_direction()
    {
        foreach ((RandomProgram program, OracleTrace trace) in Traces.Of(RandomProgramOptions.Default, 500))
        {
            double[] direction = Direction(trace);
            BoundedValue[] gradient = trace.Gradient();
            BoundedValue jvp = trace.Jvp(direction);
            if (!jvp.IsComparable || gradient.Any(static g => !g.IsComparable))
            {
                continue;
            }

            double expected = gradient.Select((g, i) => g.Value * direction[i]).Sum();

            double bound = jvp.Bound + gradient.Select((g, i) => (g.Bound + (1e-7 * g.Sum)) * Math.Abs(direction[i])).Sum();
            Assert.True(Math.Abs(expected - jvp.Value) <= bound, $"{expected} {jvp}\n{program}");
        }
    }

    [Fact]
    public void The_hessian_is_symmetric()
    {
        foreach ((RandomProgram program, OracleTrace trace) in Traces.Of(RandomProgramOptions.Default, 500))
        {
            int n = trace.ActiveParameters.Count;
            BoundedValue[][] columns =
                [.. Enumerable.Range(0, n).Select(j => trace.Hvp([.. Enumerable.Range(0, n).Select(i => i == j ? 1.0 : 0)]))];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    (BoundedValue x, BoundedValue y) = (columns[i][j], columns[j][i]);
                    Assert.True(!x.IsComparable || x.Admits(y.Value), $"{x} {y}\n{program}");
                }
            }
        }
    }

    private static double[] Direction(OracleTrace trace) =>
        [.. Enumerable.Range(0, trace.Inputs).Select(static i => i % 2 == 0 ? 0.7 + (0.1 * i) : -0.45)];

    /// <summary>The best of several central differences of the fourth order, and how far it is from the next one.</summary>
    private static (double Value, double Error) Quotient(Func<double, double> function)
    {
        (double Value, double Error) best = (0, double.PositiveInfinity);
        double previous = double.NaN;
        for (double h = 0.02; h > 1e-6; h /= 4)
        {
            double value = ((8 * (function(h) - function(-h))) - (function(2 * h) - function(-2 * h))) / (12 * h);
            double error = Math.Abs(value - previous);
            if (error < best.Error)
            {
                best = (value, error);
            }

            previous = value;
        }

        return best;
    }
}
