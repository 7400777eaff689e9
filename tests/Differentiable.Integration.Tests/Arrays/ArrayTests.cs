using System.Reflection;
using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Derivatives over arrays against central differences, each other, and known values.</summary>
public sealed class ArrayTests
{
    private static readonly double[] X = [0.7, -0.4, 1.3, 0.25, -0.9, 0.6];

    // h balances truncation (h² f''' / 6) and rounding (ε f / h) near 1e-10 for functions of order one; third derivatives here are below a hundred.
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    // Both modes compute the same sums of products in other orders.
    private const double RoundingTolerance = 1e-12;

    public static TheoryData<string, object[]> Cases => new()
    {
        { nameof(ArrayExamples.Dot), [X, new double[] { 2, 3, 0.5 }] },
        { nameof(ArrayExamples.Rosenbrock), [X] },
        { nameof(ArrayExamples.Rosenbrock), [new double[] { 0.3 }] },
        { nameof(ArrayExamples.Product), [X] },
        { nameof(ArrayExamples.Logistic), [new double[] { 0.5, -1 }, 0.1, X, new int[] { 1, 0, 1 }] },
        { nameof(ArrayExamples.LogSumExp), [X] },
        { nameof(ArrayExamples.Recurrence), [X, 0.8] },
        { nameof(ArrayExamples.Heat), [X, 0.2, 0] },
        { nameof(ArrayExamples.Heat), [X, 0.2, 1] },
        { nameof(ArrayExamples.Heat), [X, 0.2, 5] },
        { nameof(ArrayExamples.Smooth), [X, 1] },
        { nameof(ArrayExamples.Smooth), [X, 4] },
        { nameof(ArrayExamples.Histogram), [X, new int[] { 0, 3, 3, 1 }] },
        { nameof(ArrayExamples.Quadratic), [new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, new double[] { 0.4, -0.3, 0.8 }] },
        { nameof(ArrayExamples.Cell), [new double[] { 0.5, -0.8, 1.1 }, new double[] { 0.3, -0.2, 0.6, 0.1 }] },
        { nameof(ArrayExamples.SwapsAndBranches), [new double[] { 0.4, -0.3, 0.8 }, true] },
        { nameof(ArrayExamples.SwapsAndBranches), [new double[] { 0.4, -0.3, 0.8 }, false] },
        { nameof(ArrayExamples.Newton), [new double[] { -2, 0.5, 0.3, 1 }, 1.5] },
        { nameof(ArrayExamples.Columns), [new double[] { 0.4, -0.3, 0.8, 1.1, -0.6, 0.2, 0.9, -1.2, 0.5, 0.7, -0.1, 0.3, 0.6, -0.8, 1.3 }, X] },
        { nameof(ArrayExamples.AddedAndRead), [X] },
        { nameof(ArrayExamples.ArraysInArms), [X, true] },
        { nameof(ArrayExamples.ArraysInArms), [X, false] },
        { nameof(ArrayExamples.Overwritten), [X, 0] },
        { nameof(ArrayExamples.Overwritten), [X, 4] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_agrees_with_central_differences(string method, object[] arguments)
    {
        double[] expected = [.. Inputs(arguments, method).Select(input => Difference(method, arguments, input))];
        Assert.Equal(expected.Length, Gradient(method, arguments).Length);
        Assert.All(Gradient(method, arguments), (partial, i) => Assert.Equal(expected[i], partial, Tolerance * (1 + Math.Abs(expected[i]))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_and_reverse_mode_agree(string method, object[] arguments)
    {
        double[] gradient = Gradient(method, arguments);
        (int Argument, int Element)[] inputs = [.. Inputs(arguments, method)];

        for (int i = 0; i < inputs.Length; i++)
        {
            Assert.Equal(gradient[i], Jvp(method, arguments, inputs[i]), RoundingTolerance * (1 + Math.Abs(gradient[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_value_is_the_methods_own(string method, object[] arguments)
    {
        object both = Invoke(method + "ValueAndGradient", arguments)!;
        Assert.Equal(Value(method, arguments), (double)both.GetType().GetField("Item1")!.GetValue(both)!);
    }

    [Theory]
    [InlineData(nameof(ArrayExamples.Dot))]
    [InlineData(nameof(ArrayExamples.Rosenbrock))]
    [InlineData(nameof(ArrayExamples.Product))]
    [InlineData(nameof(ArrayExamples.LogSumExp))]
    [InlineData(nameof(ArrayExamples.Recurrence))]
    [InlineData(nameof(ArrayExamples.Columns))]
    public void The_Hessian_times_a_vector_is_the_gradients_directional_derivative(string method)
    {
        object[] arguments = method switch
        {
            nameof(ArrayExamples.Dot) => [X, (double[])[2, 3, 0.5, 1, 1, 2]],
            nameof(ArrayExamples.Recurrence) => [X, 0.8],
            nameof(ArrayExamples.Columns) => [(double[])[0.4, -0.3, 0.8], (double[])[0.7, -0.4, 1.3]],
            _ => [X],
        };

        foreach ((int Argument, int Element) input in Inputs(arguments, method))
        {
            double[] after = Gradient(method, Moved(arguments, input, Step));
            double[] before = Gradient(method, Moved(arguments, input, -Step));
            object result = Invoke(method + "Hvp", [.. arguments, .. Unit(method, arguments, input)])!;
            double[] actual = [.. Flatten(result)];
            Assert.All(actual, (entry, i) => Assert.Equal((after[i] - before[i]) / (2 * Step), entry, Tolerance * (10 + Math.Abs(entry))));
        }
    }

    [Fact]
    public void Destinations_allocate_nothing()
    {
        double[] gradient = new double[X.Length];
        double[] weights = new double[3];
        double[] inputs = [0.3, -0.2, 0.6, 0.1];
        double[] ofInputs = new double[4];
        double[] cell = [0.5, -0.8, 1.1];
        double sink = 0;
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += ArrayExamples.RosenbrockValueAndGradient(X, gradient)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += ArrayExamples.LogSumExpValueAndGradient(X, gradient)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += ArrayExamples.HeatValueAndGradient(X, 0.2, 50, gradient).Value));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += ArrayExamples.OverwrittenValueAndGradient(X, 20, gradient)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += ArrayExamples.CellValueAndGradient(cell, inputs, weights, ofInputs)));
        Assert.NotEqual(0, sink);
    }

    [Fact]
    public void An_array_that_is_returned_is_all_that_is_allocated()
    {
        double[]? sink = null;
        long expected = AllocationMeter.BytesOf(() => sink = new double[X.Length]);
        Assert.Equal(expected, AllocationMeter.BytesOf(() => sink = ArrayExamples.RosenbrockGradient(X)));
        Assert.NotNull(sink);
    }

    [Fact]
    public void A_destination_of_another_length_is_refused_before_anything_is_written()
    {
        double[] right = [1, 1, 1];
        double[] wrong = [1, 1];
        ArgumentException error = Assert.Throws<ArgumentException>(() => ArrayExamples.DotGradient([1, 2, 3], [4, 5, 6], right, wrong));
        Assert.Equal("yGradient", error.ParamName);
        Assert.Contains("'yGradient' has 2 elements, but 'y' has 3.", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 1, 1], right);
    }

    [Fact]
    public void A_tangent_of_another_length_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ArrayExamples.RosenbrockJvp([1, 2, 3], [1, 0]));
        Assert.Equal("xTangent", error.ParamName);
    }

    [Fact]
    public void A_destination_that_overlaps_another_array_is_refused()
    {
        double[] x = [1, 2, 3];
        double[] y = [1, 2, 3, 4, 5, 6];
        Assert.Throws<ArgumentException>(() => ArrayExamples.RosenbrockGradient(x, x));
        Assert.Throws<ArgumentException>(() => ArrayExamples.DotGradient(x, y[..3], y.AsSpan(0, 3), y.AsSpan(2, 3)));
    }

    [Fact]
    public void Elements_out_of_range_throw_as_in_the_method()
    {
        Assert.Throws<IndexOutOfRangeException>(() => ArrayExamples.SwapsAndBranches([1, 2], true));
        Assert.Throws<IndexOutOfRangeException>(() => ArrayExamples.SwapsAndBranchesGradient([1, 2], true));
    }

    [Fact]
    public void Floats_stay_floats()
    {
        (float value, (float[] x, float k)) = ArrayExamples.InFloatValueAndGradient([1, 2, 3], 0.5f);
        Assert.Equal(0.25f * (3 + 4 + 3), value);
        Assert.Equal([0.5f * 3, 0.5f * 2, 0.5f * 1], x);
        Assert.Equal(10f, k);
    }

    private static IEnumerable<(int Argument, int Element)> Inputs(object[] arguments, string method)
    {
        ParameterInfo[] parameters = typeof(ArrayExamples).GetMethod(method)!.GetParameters();

        for (int a = 0; a < arguments.Length; a++)
        {
            bool isActive = parameters[a].GetCustomAttribute<NoDerivativeAttribute>() is null;

            for (int e = 0; isActive && e < (arguments[a] switch { double[] array => array.Length, double => 1, _ => 0 }); e++)
            {
                yield return (a, e);
            }
        }
    }

    private static double Difference(string method, object[] arguments, (int, int) input) =>
        (Value(method, Moved(arguments, input, Step)) - Value(method, Moved(arguments, input, -Step))) / (2 * Step);

    private static object[] Moved(object[] arguments, (int Argument, int Element) input, double by)
    {
        object[] moved = [.. arguments];

        if (arguments[input.Argument] is double[] array)
        {
            double[] changed = [.. array];
            changed[input.Element] += by;
            moved[input.Argument] = changed;
        }
        else
        {
            moved[input.Argument] = (double)arguments[input.Argument] + by;
        }

        return moved;
    }

    private static double Value(string method, object[] arguments) => (double)typeof(ArrayExamples).GetMethod(method)!.Invoke(null, arguments)!;

    private static double[] Gradient(string method, object[] arguments) => [.. Flatten(Invoke(method + "Gradient", arguments)!)];

    private static double Jvp(string method, object[] arguments, (int, int) input)
    {
        object result = Invoke(method + "Jvp", [.. arguments, .. Unit(method, arguments, input)])!;
        return (double)result.GetType().GetField("Item2")!.GetValue(result)!;
    }

    /// <summary>A tangent for each active parameter, zero but in one element.</summary>
    private static IEnumerable<object> Unit(string method, object[] arguments, (int Argument, int Element) input)
    {
        foreach (int a in Inputs(arguments, method).Select(static other => other.Argument).Distinct())
        {
            yield return arguments[a] is double[] array
                ? array.Select((_, e) => (a, e) == input ? 1.0 : 0).ToArray()
                : a == input.Argument ? 1.0 : 0.0;
        }
    }

    private static object? Invoke(string method, object[] arguments) =>
        typeof(ArrayExamples).GetMethod(method, [.. arguments.Select(static argument => argument.GetType())])!.Invoke(null, arguments);

    private static IEnumerable<double> Flatten(object result) => result switch
    {
        double number => [number],
        double[] array => array,
        _ => result.GetType().GetFields().SelectMany(field => Flatten(field.GetValue(result)!)),
    };
}
