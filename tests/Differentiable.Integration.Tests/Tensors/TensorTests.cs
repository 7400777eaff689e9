namespace Differentiable.Integration.Tests.Tensors;

/// <summary>The operations of TensorPrimitives: values to the last bit, derivatives against central differences, and both modes against each other.</summary>
public sealed class TensorTests
{
    private static readonly double[] X = [0.7, 0.4, 0.9, 0.25, 0.35, 0.6];

    // h balances truncation (h² f''' / 6) and rounding (ε f / h) near 1e-10 for functions of order one; third derivatives here are below a hundred.
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    // Both modes compute the same sums of products in other orders.
    private const double RoundingTolerance = 1e-13;

    private delegate void Map(ReadOnlySpan<double> x, Span<double> y);

    private delegate double[] MapJvp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent);

    private delegate double[] MapVjp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> yCotangent);

    public static TheoryData<string> Reductions =>
    [
        "Sum", "SumOfSquares", "SumOfMagnitudes", "Product", "Norm", "Average", "StdDev", "Dot", "Distance", "CosineSimilarity", "ProductOfSums", "ProductOfDifferences",
        "Max", "Min", "MaxNumber", "MinNumber", "MaxMagnitude", "MinMagnitude", "MaxMagnitudeNumber", "MinMagnitudeNumber",
    ];

    public static TheoryData<string> Maps =>
        [.. typeof(TensorExamples).GetMethods().Where(static method => method.Name.EndsWith("Of", StringComparison.Ordinal) || method.Name.EndsWith("Both", StringComparison.Ordinal)).Select(static method => method.Name)];

    [Theory, MemberData(nameof(Reductions))]
    public void A_reduction_has_the_value_of_the_method_and_the_gradient_of_its_formula(string name)
    {
        Func<double[], double> value = Of<Func<double[], double>>(name);
        (double fromBoth, double[] gradient) = Of<Func<double[], (double, double[])>>(name + "ValueAndGradient")(X);

        Assert.Equal(value(X), fromBoth);
        Assert.All(gradient, (partial, i) => Assert.Equal((value(Moved(i, Step)) - value(Moved(i, -Step))) / (2 * Step), partial, Tolerance * (1 + Math.Abs(partial))));
        Assert.All(gradient, (partial, i) => Assert.Equal(partial, Of<Func<double[], double[], (double, double)>>(name + "Jvp")(X, Unit(i)).Item2, RoundingTolerance * (1 + Math.Abs(partial))));
    }

    [Theory, MemberData(nameof(Reductions))]
    public void Its_second_derivatives_are_those_of_the_gradient(string name)
    {
        Func<double[], double[]> gradient = Of<Func<double[], double[]>>(name + "Gradient");
        double[] hvp = Of<Func<double[], double[], double[]>>(name + "Hvp")(X, Unit(1));
        (double[] after, double[] before) = (gradient(Moved(1, Step)), gradient(Moved(1, -Step)));

        Assert.All(hvp, (entry, i) => Assert.Equal((after[i] - before[i]) / (2 * Step), entry, Tolerance * (1 + Math.Abs(entry))));
    }

    [Theory, MemberData(nameof(Maps))]
    public void A_map_has_the_values_of_the_method_and_the_derivatives_of_its_formula(string name)
    {
        Map map = Of<Map>(name);
        double[] direction = [.. X.Select(static (_, i) => 0.5 - (0.25 * i))];
        (double[] value, double[] jvpValue, double[] vjpValue, double[] after, double[] before) = (new double[6], new double[6], new double[6], new double[6], new double[6]);
        map(X, value);
        map(X.Zip(direction, static (x, t) => x + (Step * t)).ToArray(), after);
        map(X.Zip(direction, static (x, t) => x - (Step * t)).ToArray(), before);

        double[] tangent = Of<MapJvp>(name + "Jvp")(X, jvpValue, direction);
        double[] cotangent = Of<MapVjp>(name + "Vjp")(X, vjpValue, tangent);

        Assert.Equal(value, jvpValue);
        Assert.Equal(value, vjpValue);
        Assert.All(tangent, (number, i) => Assert.Equal((after[i] - before[i]) / (2 * Step), number, Tolerance * (1 + Math.Abs(number))));
        double expected = tangent.Sum(static t => t * t);
        Assert.Equal(expected, direction.Zip(cotangent, static (t, w) => t * w).Sum(), RoundingTolerance * (1 + expected));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(3)]
    public void Operations_in_place_in_a_loop_have_derivatives_of_both_orders(int layers)
    {
        double[] weights = [0.6, -0.4, 0.8];
        double[] x = [0.7, -0.2, 0.4, 0.9, -1.1];
        (double value, (double[] ofWeights, double[] ofX)) = TensorExamples.LayersValueAndGradient(weights, x, layers);
        (double[] hvpWeights, double[] hvpX) = TensorExamples.LayersHvp(weights, x, layers, [0, 1, 0], new double[5]);
        double[] all = [.. weights, .. x];

        Assert.Equal(TensorExamples.Layers(weights, x, layers), value);
        Assert.All((double[])[.. ofWeights, .. ofX], (partial, i) =>
        {
            double At(double step) => Value([.. all.Select((number, j) => j == i ? number + step : number)]);
            Assert.Equal((At(Step) - At(-Step)) / (2 * Step), partial, Tolerance * (1 + Math.Abs(partial)));
        });

        (double[] upWeights, double[] upX) = TensorExamples.LayersGradient([0.6, -0.4 + Step, 0.8], x, layers);
        (double[] downWeights, double[] downX) = TensorExamples.LayersGradient([0.6, -0.4 - Step, 0.8], x, layers);
        double[] differences = [.. upWeights.Zip(downWeights, static (a, b) => (a - b) / (2 * Step)), .. upX.Zip(downX, static (a, b) => (a - b) / (2 * Step))];
        Assert.All((double[])[.. hvpWeights, .. hvpX], (entry, i) => Assert.Equal(differences[i], entry, Tolerance * (1 + Math.Abs(entry))));

        double Value(double[] numbers) => TensorExamples.Layers(numbers[..3], numbers[3..], layers);
    }

    [Fact]
    public void Floats_have_the_methods_own_value_too()
    {
        float[] x = [0.7f, -0.2f, 0.4f];
        (float value, float[] gradient) = TensorExamples.SingleValueAndGradient(x);
        const float step = 1e-2f;

        Assert.Equal(TensorExamples.Single(x), value);

        // Floats have 24 bits: a difference over 2e-2 is good to about 1e-5, and the third derivative adds as much.
        Assert.Equal((TensorExamples.Single([0.7f + step, -0.2f, 0.4f]) - TensorExamples.Single([0.7f - step, -0.2f, 0.4f])) / (2 * step), gradient[0], 1e-3);
    }

    [Fact]
    public void What_the_methods_throw_the_derivatives_throw()
    {
        Assert.Throws<ArgumentException>(static () => TensorExamples.LengthsGradient([1, 2], [1, 2, 3], 3));
        Assert.Throws<ArgumentException>(static () => TensorExamples.LengthsGradient([1, 2, 3], [1, 2], 3));
        Assert.Throws<ArgumentException>(static () => TensorExamples.LengthsJvp([1, 2, 3], [1, 2, 3], 2, [1, 1, 1], [1, 1, 1]));
        Assert.Throws<ArgumentException>(static () => TensorExamples.LargestGradient([]));
        Assert.Equal([2, 3], TensorExamples.LengthsGradient([1, 2], [1, 2], 5).X);
        Assert.Throws<ArgumentException>(static () => TensorExamples.Spread([]));
        Assert.Throws<ArgumentException>(static () => TensorExamples.SpreadGradient([]));
        Assert.Throws<ArgumentException>(static () => TensorExamples.Bounded([1, 2], 2, 1));
        Assert.Throws<ArgumentException>(static () => TensorExamples.BoundedVjp([1, 2], 2, 1, 1));
    }

    /// <summary>.NET's methods take a destination that is a source, or apart from it; SoftMax would change what a longer one contains behind the source's length.</summary>
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0, 3, false)]
    [InlineData(0, 1, true)]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, true)]
    public void A_destination_is_the_source_or_apart_from_it(int source, int destination, bool throws)
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        Action<Action> check = throws ? static code => Assert.Throws<ArgumentException>(code) : static code => code();
        check(() => TensorExamples.Overlapping(x, source, destination));
        check(() => TensorExamples.OverlappingGradient(x, source, destination));
        check(() => TensorExamples.OverlappingJvp(x, source, destination, [1, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void SoftMax_has_a_destination_as_long_as_its_source()
    {
        Assert.Throws<ArgumentException>(static () => TensorExamples.SoftMaxIntoGradient([1, 2], 3));
        double[] gradient = TensorExamples.SoftMaxIntoGradient([1, 2], 2);
        double p = Math.Exp(1) / (Math.Exp(1) + Math.Exp(2));
        Assert.Equal(p * (1 - p), gradient[0], 1e-15);
    }

    private static T Of<T>(string name)
        where T : Delegate => typeof(TensorExamples).GetMethods()
            .Where(method => method.Name == name)
            .Select(static method => Delegate.CreateDelegate(typeof(T), method, throwOnBindFailure: false))
            .OfType<T>()
            .Single();

    private static double[] Moved(int place, double step) => [.. X.Select((x, i) => i == place ? x + step : x)];

    private static double[] Unit(int place) => [.. X.Select((_, i) => i == place ? 1.0 : 0)];
}
