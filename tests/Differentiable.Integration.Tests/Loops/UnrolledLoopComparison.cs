using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;

namespace Differentiable.Integration.Tests.Loops;

/// <summary>Compares the derivatives of programs with the derivatives of the same programs with their loops written out.</summary>
internal sealed class UnrolledLoopComparison(CompiledCode rolled, CompiledCode unrolled)
{
    /// <summary>How many numbers were compared.</summary>
    public int Numbers { get; private set; }

    /// <summary>How many of them were equal only but for rounding.</summary>
    public int Rounded { get; private set; }

    public void Compare(RandomProgram program, object[] arguments)
    {
        OracleTrace trace = Oracle.Trace(program, arguments);
        object[] direction = [.. program.EntryParameters.Where(static p => p.IsActive).Select(static (p, i) => Tangent(p, 0.75 - (0.5 * i)))];

        // A forward sweep goes through a loop in the order of what is written out. Equal as numbers: a sum that begins with a literal zero, not with a structural
        // one, may have another sign of zero.
        (double[] jvp, double[] expected) = Both(program, "Jvp", [.. arguments, .. direction]);
        Assert.True(
            jvp.SequenceEqual(expected),
            $"Jvp: [{string.Join(", ", jvp)}] instead of [{string.Join(", ", expected)}]\nat ({string.Join(", ", arguments)}) in\n{program}");
        Numbers += jvp.Length;

        CompareGradient(program, trace, "Vjp", [.. arguments, 1.0]);
        CompareGradient(program, trace, "ValueAndGradient", arguments);
    }

    /// <summary>
    /// A gradient may be summed in another order: of sums in program order instead of backwards, or in the other mode. Each of the two is then as far from the
    /// truth as the oracle's bound on rounding allows.
    /// </summary>
    private void CompareGradient(RandomProgram program, OracleTrace trace, string what, object[] arguments)
    {
        (double[] actual, double[] expected) = Both(program, what, arguments);
        Assert.Equal(expected[0], actual[0]);
        BoundedValue[] bounds = trace.Gradient();

        for (int i = 1; i < actual.Length; i++)
        {
            Numbers++;

            if (actual[i].Equals(expected[i]) || trace.IsAmbiguous)
            {
                continue;
            }

            Rounded++;
            BoundedValue bound = bounds[i - 1];
            Assert.True(
                !bound.IsComparable || Math.Abs(actual[i] - expected[i]) <= 2 * bound.Bound,
                $"{what}, component {i - 1}: {actual[i]:R} instead of {expected[i]:R} within {2 * bound.Bound:R}\nat ({string.Join(", ", arguments)}) in\n{program}");
        }
    }

    private (double[] Rolled, double[] Unrolled) Both(RandomProgram program, string what, object[] arguments) =>
        (FlatResult.Of(rolled.Invoke(program.EntryTypeName, "F" + what, arguments)), FlatResult.Of(unrolled.Invoke(program.EntryTypeName, "F" + what, arguments)));

    private static object Tangent(EntryParameter parameter, double component) => parameter.Type == ScalarType.Float ? (float)component : component;
}
