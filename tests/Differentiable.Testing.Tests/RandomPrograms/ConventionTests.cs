namespace Differentiable.Testing.RandomPrograms;

/// <summary>The oracle's derivatives at kinks, ties and jumps, case by case.</summary>
public sealed class ConventionTests
{
    public static TheoryData<MathFunction, double[], double[]> Cases => new()
    {
        { PiecewiseFunctions.Abs, [0], [0] },
        { PiecewiseFunctions.Abs, [-2], [-1] },
        { PiecewiseFunctions.Max, [1.5, 1.5], [0.5, 0.5] },
        { PiecewiseFunctions.Max, [1.5, 2], [0, 1] },
        { PiecewiseFunctions.Min, [1.5, 1.5], [0.5, 0.5] },
        { PiecewiseFunctions.Min, [1.5, 2], [1, 0] },
        { PiecewiseFunctions.Clamp, [0.5, 0, 1], [1, 0, 0] },
        { PiecewiseFunctions.Clamp, [-1, 0, 1], [0, 1, 0] },
        { PiecewiseFunctions.Clamp, [2, 0, 1], [0, 0, 1] },
        { PiecewiseFunctions.Clamp, [0, 0, 1], [0.5, 0.5, 0] },
        { PiecewiseFunctions.Clamp, [1, 0, 1], [0.5, 0, 0.5] },
        { PiecewiseFunctions.Clamp, [1, 1, 1], [0.25, 0.25, 0.5] },
        { PiecewiseFunctions.CopySign, [-2, 3], [-1, 0] },
        { PiecewiseFunctions.CopySign, [2, -3], [-1, 0] },
        { PiecewiseFunctions.CopySign, [0, -3], [0, 0] },
        { PiecewiseFunctions.MaxMagnitude, [-2, 1], [1, 0] },
        { PiecewiseFunctions.MinMagnitude, [-2, 1], [0, 1] },
        { PiecewiseFunctions.Floor, [2], [0] },
        { PiecewiseFunctions.Round, [2.5], [0] },
        { DeclaredFunctions.Stop, [2.5], [0] },
        { DeclaredFunctions.StraightThrough, [2.5, 1.5], [0, 1] },
        { SmoothFunctions.Sqrt, [0], [double.PositiveInfinity] },
        { SmoothFunctions.Pow, [2, 3], [12, 8 * 0.69314718055994529] },
        { SmoothFunctions.FusedMultiplyAdd, [2, 3, 5], [3, 2, 1] },
        { SmoothFunctions.Lerp, [2, 5, 0.25], [0.75, 0.25, 3] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_function_has_the_derivatives_of_the_convention(MathFunction function, double[] point, double[] expected)
    {
        BoundedValue[] gradient = Oracle.Gradient(Calling(function), [.. point.Cast<object>()]);

        Assert.Equal(expected, gradient.Select(static g => g.Value));
    }

    [Fact]
    public void A_remainder_loses_whole_multiples_of_the_divisor()
    {
        RandomProgram program = Returning(2, static x => Build.Arithmetic(BinaryOperator.Remainder, x[0], x[1]));

        BoundedValue[] gradient = Oracle.Gradient(program, [-7.5, 2.0]);

        Assert.Equal([1.0, 3.0], gradient.Select(static g => g.Value));
    }

    [Fact]
    public void A_passive_exponent_lets_a_negative_base_pass()
    {
        RandomProgram program = Returning(
            1, static x => new MathCall(ScalarType.Double, "Math", SmoothFunctions.Pow, [x[0], Build.Number(ScalarType.Double, 3)]));

        Assert.Equal(12, Oracle.Gradient(program, [-2.0])[0].Value);
        Assert.Equal(-12, Oracle.Hvp(program, [-2.0], [1])[0].Value);
    }

    [Fact]
    public void A_zero_factor_silences_an_infinite_derivative()
    {
        RandomProgram program = Returning(2, static x => Build.Multiply(
            new MathCall(ScalarType.Double, "Math", SmoothFunctions.Sqrt, [x[0]]), x[1]));

        Assert.Equal([0.0, 0.0], Oracle.Gradient(program, [0.0, 0.0]).Select(static g => g.Value));
    }

    [Fact]
    public void A_conversion_to_float_and_back_passes_the_tangent()
    {
        RandomProgram program = Returning(1, static x =>
            new Conversion(ScalarType.Double, new Conversion(ScalarType.Float, x[0], IsExplicit: true), IsExplicit: false));

        Assert.Equal(1, Oracle.Gradient(program, [0.1])[0].Value);
        Assert.Equal((double)0.1f, Oracle.Value(program, [0.1]));
    }

    [Fact]
    public void A_tie_of_magnitudes_is_ambiguous()
    {
        Assert.True(Oracle.Trace(Calling(PiecewiseFunctions.MaxMagnitude), [2.0, -2.0]).IsAmbiguous);
        Assert.False(Oracle.Trace(Calling(PiecewiseFunctions.MaxMagnitude), [2.0, -1.0]).IsAmbiguous);
    }

    private static RandomProgram Calling(MathFunction function) =>
        Returning(function.Arity, x => new MathCall(ScalarType.Double, "Math", function, x));

    private static RandomProgram Returning(int arity, Func<Expression[], Expression> body)
    {
        Parameter[] parameters = [.. Enumerable.Range(0, arity).Select(static i =>
            new Parameter(new("x" + i, ScalarType.Double, VariableKind.Parameter, IsActive: true), null))];
        Expression result = body([.. parameters.Select(static p => Build.Reference(p.Variable))]);
        Method entry = new("F", MethodHost.Program, ScalarType.Double, parameters, [new Return(result)], true, false);
        return new(0, RandomProgramOptions.Default, entry, [], []);
    }
}
