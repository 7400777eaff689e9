using Differentiable.Testing.Harness;
using Differentiable.Testing.Purity;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Derivatives over matrices, arrays of arrays and inline arrays against central differences, each other, and known values.</summary>
public sealed class MatrixTests
{
    // h balances truncation (h² f''' / 6) and rounding (ε f / h) near 1e-10 for functions of order one; third derivatives here are below a hundred.
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    // Both modes compute the same sums of products in other orders.
    private const double RoundingTolerance = 1e-12;

    private static readonly double[,] TwoByThree = { { 0.7, -0.4, 1.3 }, { 0.25, -0.9, 0.6 } };
    private static readonly double[,] ThreeByTwo = { { 0.3, 0.8 }, { -0.5, 0.45 }, { 1.1, -0.35 } };
    private static readonly double[,] FourByFive = { { 0.3, 0.8, 0.4, -0.2, 0.7 }, { -0.5, 0.45, 0.9, 0.15, 0.2 }, { 1.1, -0.35, 0.6, 0.75, -0.6 }, { 0.1, 0.55, -0.7, 0.65, 0.35 } };
    private static readonly double[][] Ragged = [[0.7, -0.4, 1.3], [0.25], [-0.9, 0.6, 0.35, 0.8], [1.2, 0.45]];

    public static TheoryData<string, object[]> Cases => new()
    {
        { nameof(MatrixExamples.Bilinear), [new double[] { 0.6, -1.2 }, TwoByThree, new double[] { 0.9, 0.3, -0.7 }] },
        { nameof(MatrixExamples.Bilinear), [new double[] { 0.6, -1.2, 0.4, 0.9 }, FourByFive, new double[] { 0.9, 0.3, -0.7, 0.2, 0.5 }] },
        { nameof(MatrixExamples.Bilinear), [Array.Empty<double>(), new double[0, 3], new double[] { 1, 2, 3 }] },
        { nameof(MatrixExamples.ColumnProducts), [TwoByThree] },
        { nameof(MatrixExamples.ColumnProducts), [FourByFive] },
        { nameof(MatrixExamples.ColumnProducts), [new double[0, 2]] },
        { nameof(MatrixExamples.LogDeterminant), [TwoByThree] },
        { nameof(MatrixExamples.LogDeterminant), [FourByFive] },
        { nameof(MatrixExamples.Product), [TwoByThree, ThreeByTwo] },
        { nameof(MatrixExamples.Product), [new double[2, 0], new double[0, 3]] },
        { nameof(MatrixExamples.Heat), [FourByFive, 0.1, 0] },
        { nameof(MatrixExamples.Heat), [FourByFive, 0.1, 1] },
        { nameof(MatrixExamples.Heat), [FourByFive, 0.1, 5] },
        { nameof(MatrixExamples.RowByRow), [TwoByThree, new double[] { 0.6, -0.7 }, false] },
        { nameof(MatrixExamples.RowByRow), [FourByFive, new double[] { 0.6, -0.7, 0.3, 0.2 }, true] },
        { nameof(MatrixExamples.Trace), [new double[,] { { 0.4, 2 }, { 3, -0.8 } }] },
        { nameof(MatrixExamples.TracesOfTwo), [1.3, TwoByThree] },
        { nameof(MatrixExamples.Written), [TwoByThree, false] },
        { nameof(MatrixExamples.Written), [TwoByThree, true] },
        { nameof(MatrixExamples.Exchanged), [1.3, 0.7, new int[] { 2, 1 }] },
        { nameof(MatrixExamples.Exchanged), [1.3, 0.7, new int[] { 0, 0 }] },
        { nameof(MatrixExamples.Masked), [TwoByThree, new int[,] { { 2, 0, 2 }, { 1, 1, 0 } }, new bool[,] { { true, false, true }, { true, true, false } }] },
        { nameof(MatrixExamples.Edges), [FourByFive, 99] },
        { nameof(DecompositionExamples.LeftLooking), [TwoByThree, 0.5] },
        { nameof(DecompositionExamples.LeftLooking), [FourByFive, 0.5] },
        { nameof(DecompositionExamples.RightLooking), [TwoByThree, 0.5] },
        { nameof(DecompositionExamples.RightLooking), [FourByFive, 0.5] },
        { nameof(DecompositionExamples.InOneArray), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 5, 0.7] },
        { nameof(DecompositionExamples.Elimination), [TwoByThree, new double[] { 0.6, -1.2 }, 0.5] },
        { nameof(DecompositionExamples.Elimination), [FourByFive, new double[] { 0.6, -1.2, 0.4, 0.9 }, 2.5] },
        { nameof(DecompositionExamples.GuardedMatrix), [new double[] { 0.6, -1.2, 0.4 }, 0.5] },
        { nameof(DecompositionExamples.Relaxation), [TwoByThree, 1e-3] },
        { nameof(DecompositionExamples.Relaxation), [FourByFive, 1e-3] },
        { nameof(DecompositionExamples.Table), [new double[] { 0.6, -1.2, 0.4, 0.9 }, new double[] { 0.3, -0.8, 0.7 }, 0.5] },
        { nameof(ExchangeExamples.DoubleBuffered), [new double[] { 0.6, -1.2, 0.4 }, 0.1, 0] },
        { nameof(ExchangeExamples.DoubleBuffered), [new double[] { 0.6, -1.2, 0.4 }, 0.1, 1] },
        { nameof(ExchangeExamples.DoubleBuffered), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 0.1, 4] },
        { nameof(ExchangeExamples.DoubleBufferedMatrix), [new double[] { 0.6, -1.2, 0.4 }, 0.3, 5] },
        { nameof(ExchangeExamples.Renamed), [new double[] { 0.6, -1.2, 0.4 }, 0.3] },
        { nameof(ExchangeExamples.RotatedByTuple), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 0.2, 4] },
        { nameof(ExchangeExamples.GrownUntil), [new double[] { 0.6, -0.2, 0.4 }, 3.0] },
        { nameof(InvariantExamples.Distances), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3, 0.7, -0.8 }] },
        { nameof(InvariantExamples.BeforeEach), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 5] },
        { nameof(InvariantExamples.SparseRows), [new double[] { 0.6, -1.2, 0.4 }, new int[] { 2, 0, 1 }, new int[] { 0, 1, 1, 3, 3 }, new double[] { 0.9, 0.3, -0.7 }] },
        { nameof(InvariantExamples.Cubes), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3, 0.7, -0.8 }, new double[] { 0.2, 0.7 }, 7] },
        { nameof(InvariantExamples.Cubes), [new double[] { 0.6, -1.2 }, new double[] { 0.2 }, 0] },
        { nameof(InvariantExamples.Tree), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3, 0.7, -0.8 }, 0.55] },
        { nameof(InvariantExamples.Twice), [new double[] { 0.6, -1.2, 0.4 }, 3, 2, 1] },
        { nameof(InvariantExamples.While), [new double[] { 0.6, -1.2, 0.4 }, new bool[] { true, false, true }, 3] },
        { nameof(InvariantExamples.Limited), [new double[] { 0.6, -1.2, 0.4, 0.9 }, 4, 2] },
        { nameof(LinqExamples.Selected), [new double[] { 0.6, -1.2, 0.4, 0.9 }, 0.7] },
        { nameof(LinqExamples.Variance), [new double[] { 0.6, -1.2, 0.4 }] },
        { nameof(LinqExamples.Zipped), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, new double[] { 0.2, 0.7, -0.4, 1.1 }] },
        { nameof(LinqExamples.Zipped), [new double[] { 0.6 }, Array.Empty<double>()] },
        { nameof(LinqExamples.SoftMaximum), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }] },
        { nameof(LinqExamples.Pairs), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3, 0.7 }] },
        { nameof(LinqExamples.Visited), [new double[] { 0.6, -0.6, 0.4, -0.9, 0.3, 1.2, 0.7 }] },
        { nameof(LinqExamples.Advanced), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 0.2, 4] },
        { nameof(ExchangeExamples.Stepped), [new double[] { 0.6, -1.2, 0.4 }, 0.1, 0] },
        { nameof(ExchangeExamples.Stepped), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 0.4, 3] },
        { nameof(ExchangeExamples.LeapFrog), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 0.2, 4] },
        { nameof(ExchangeExamples.Rotated), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 0.2, 4] },
        { nameof(ExchangeExamples.ProductOfMatrices), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 0.2] },
        { nameof(ExchangeExamples.Chosen), [new double[] { 0.6, -1.2, 0.4 }, 0.3] },
        { nameof(ExchangeExamples.Chosen), [new double[] { -0.6, -1.2, 0.4 }, 0.3] },
        { nameof(ExchangeExamples.Weighted), [new double[] { 0.6, -1.2, 0.4, 0.9, 0.3 }, 1.3] },
        { nameof(ExchangeExamples.Copied), [new double[] { 0.6, -1.2, 0.4 }, 1.3] },
        { nameof(LongLoopExamples.StoredInRows), [new double[] { 0.6, -0.3, 0.4 }, 50] },
        { nameof(LongLoopExamples.StoredInRows), [new double[] { 0.6, -0.3, 0.4 }, 1_000] },
        { nameof(LongLoopExamples.BetweenIterations), [new double[] { 0.6, -0.3, 0.4 }, 3] },
        { nameof(LongLoopExamples.UntilLarge), [new double[] { 0.6, -0.3, 0.4 }] },
        { nameof(RecurrenceExamples.Horner), [new double[] { 0.6, -0.3, 0.4, 0.9, 1.2, -0.7 }, 0.8] },
        { nameof(RecurrenceExamples.Horner), [Array.Empty<double>(), 0.8] },
        { nameof(RecurrenceExamples.BondPrice), [new double[] { 0.05, 0.03, 0.04, 0.06, 0.02, 0.04, 0.05 }, 0.08] },
        { nameof(RecurrenceExamples.SmoothedError), [new double[] { 0.6, -0.3, 0.4, 0.9, 1.2 }, 0.3] },
        { nameof(RecurrenceExamples.SmoothedError), [new double[] { 0.6 }, 0.3] },
        { nameof(RecurrenceExamples.LogLikelihood), [new double[] { 0.6, -0.3, 0.4, 0.9, 1.2 }] },
        { nameof(RecurrenceExamples.Rescaled), [new double[] { 0.6, -0.3, 0.4, 0.9, 1.2 }, 0.7] },
        { nameof(HistoryExamples.EitherWay), [new double[] { 0.6, -0.3, 0.4, 0.9 }, 2] },
        { nameof(HistoryExamples.EitherWay), [new double[] { 0.6, 1.3, 0.4, 0.9 }, 3] },
        { nameof(HistoryExamples.EitherWay), [new double[] { 0.6, -0.3, 0.4, 0.9 }, 1] },
        { nameof(HistoryExamples.Bubbles), [new double[] { 0.6, -0.3, 0.4, 0.9, -1.1, 0.2 }] },
        { nameof(HistoryExamples.Likeliest), [new double[] { 0.6, -0.3, 0.4, 0.9, -1.1, 0.2, 0.3, 0.8, -0.5 }, new double[] { 0.25, 0.45, 0.1 }, 3] },
        { nameof(HistoryExamples.Shortest), [new double[] { 0.6, -0.3, 0.4, 0.9, 1.7 }, 5] },
        { nameof(HistoryExamples.Settled), [new double[] { 0.6, -0.3, 0.4, 0.9, -1.1, 0.2 }] },
        { nameof(HistoryExamples.Capped), [new double[] { 0.6, -0.3, 0.4, 0.9, -1.1, 0.2 }, int.MaxValue] },
        { nameof(HistoryExamples.ByIndex), [new double[] { 0.6, -0.3, 0.4 }, 0.1, 7] },
        { nameof(HistoryExamples.BySlice), [new double[] { 0.6, -0.3, 0.4 }, 0.1, 7] },
        { nameof(HistoryExamples.ByHelper), [new double[] { 0.6, -0.3, 0.4 }, 0.1, 7] },
        { nameof(HistoryExamples.Recurrent), [new double[] { 0.6, -0.3, 0.4, 0.2 }, new double[] { 0.5, -1.2, 0.7, 0.9 }, 2] },
        { nameof(HistoryExamples.Filter), [new double[] { 0.6, -0.3, 0.4 }, new double[] { 0.5, -1.2, 0.7, 0.9, 1.3, -0.4 }] },
        { nameof(HistoryExamples.Refined), [new double[] { 0.6, -0.3, 0.4 }, 3] },
        { nameof(HistoryExamples.Window), [new double[] { 0.5, -1.2, 0.7, 0.9, 1.3, -0.4 }, 2] },
        { nameof(HistoryExamples.Sparse), [new double[] { 0.5, -1.2, 0.7, 0.9, 1.3 }, new int[] { 0, 2, 3, 5 }, new int[] { 1, 2, 0, 0, 1 }, new double[] { 1.1, -0.6, 0.8 }, 4] },
        { nameof(HistoryExamples.Path), [new double[] { 0.5, 1.2, 0.7, 0.9, 1.3, 0.4, 0.8, 0.2 }, 2] },
        { nameof(HistoryExamples.Band), [new double[] { 2.6, 3.3, 2.4, 1.9, 2.2, 2.8 }, 0.7, 2] },
        { nameof(HistoryExamples.Band), [new double[] { 2.6, 3.3, 2.4 }, 0.7, 0] },
        { nameof(HistoryExamples.Linked), [new double[] { 0.5, -1.2, 0.7, 0.9 }, new int[] { 3, 0, -1, 2 }, 4] },
        { nameof(HistoryExamples.Butterflies), [new double[] { 0.5, -1.2, 0.7, 0.9, 1.3, 0.4, 0.8, 0.2, 0.1 }, 0.3] },
        { nameof(HistoryExamples.Inserted), [new double[] { 1.5, -0.2, 0.7, -0.9, 1.3, 0.4 }] },
        { nameof(HistoryExamples.Inserted), [new double[] { 1.1, 0.9, 0.7, 0.5 }] },
        { nameof(HistoryExamples.Rows), [new double[] { 0.5, -1.2, 0.7, 0.9, 1.3 }] },
        { nameof(HistoryExamples.FilledUntil), [new double[] { 0.5, -1.2, 0.7, 0.9, 1.3 }, 0.6] },
        { nameof(HistoryExamples.FilledUntil), [new double[] { 0.5, 1.2, 0.7 }, -5.0] },
        { nameof(HistoryExamples.Growing), [new double[] { 0.5, -1.2, 0.7, 3.5 }, 3.0] },
        { nameof(HistoryExamples.Growing), [new double[] { 0.5, -1.2 }, 1000.0] },
        { nameof(HistoryExamples.Unbounded), [new double[] { 0.45, -1.2, 0.7, 0.4 }] },
        { nameof(HistoryExamples.Stencils), [new double[] { 0.5, -1.2, 0.7, 0.9, 1.3 }] },
        { nameof(JaggedExamples.Products), [Ragged] },
        { nameof(JaggedExamples.Products), [new double[][] { [], [0.5, 0.3] }] },
        { nameof(JaggedExamples.Products), [Array.Empty<double[]>()] },
        { nameof(JaggedExamples.Layer), [new double[][] { [0.3, 0.8], [-0.5, 0.4], [1.1, -0.6] }, new double[] { 0.7, 1.2 }] },
        { nameof(JaggedExamples.Neighbours), [new double[] { 0.3, 0.8, -0.5 }, new int[][] { [1, 2], [0], [0, 1, 1] }] },
        { nameof(JaggedExamples.Whole), [Ragged, 1.4] },
        { nameof(JaggedExamples.Halves), [Ragged, false] },
        { nameof(JaggedExamples.Halves), [new double[][] { [0.7, -0.4], [-0.9, 0.6, 0.35, 0.8] }, true] },
        { nameof(JaggedExamples.LogDeterminantOfRows), [TwoByThree] },
        { nameof(JaggedExamples.LogDeterminantOfRows), [FourByFive] },
        { nameof(JaggedExamples.Pascal), [new double[] { 0.3, 0.8, -0.5, 0.4 }, 5] },
        { nameof(JaggedExamples.Pascal), [new double[] { 0.3 }, 0] },
        { nameof(JaggedExamples.Literals), [1.3, 0.7] },
        { nameof(JaggedExamples.Filled), [new double[] { 0.3, 0.8, -0.5 }, 0] },
        { nameof(JaggedExamples.Filled), [new double[] { 0.3, 0.8, -0.5 }, 4] },
        { nameof(InlineArrayExamples.Cross), [new double[] { 0.6, -1.2, 0.3 }, new double[] { 0.9, 0.3, -0.7 }] },
        { nameof(InlineArrayExamples.Copies), [1.3, false] },
        { nameof(InlineArrayExamples.Copies), [1.3, true] },
        { nameof(InlineArrayExamples.Orbit), [0.7, 0.4, 0] },
        { nameof(InlineArrayExamples.Orbit), [0.7, 0.4, 20] },
    };

    public static TheoryData<string, object[]> CasesWithHvp => [.. Cases.Where(static row => TypeOf(row.Data.Item1).GetMethods().Any(method => method.Name == row.Data.Item1 + "Hvp"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_agrees_with_central_differences(string method, object[] arguments)
    {
        FlatArguments flat = Flat(method, arguments);
        double[] gradient = flat.Gradient(flat.Numbers);
        Assert.Equal(flat.Numbers.Length, gradient.Length);

        for (int i = 0; i < gradient.Length; i++)
        {
            double expected = (flat.Value(Moved(flat.Numbers, i, Step)) - flat.Value(Moved(flat.Numbers, i, -Step))) / (2 * Step);
            Assert.Equal(expected, gradient[i], Tolerance * (1 + Math.Abs(expected)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_and_reverse_mode_agree(string method, object[] arguments)
    {
        FlatArguments flat = Flat(method, arguments);
        double[] direction = Direction(flat.Numbers.Length);
        double expected = flat.Gradient(flat.Numbers).Zip(direction, static (partial, component) => partial * component).Sum();
        double[] jvp = FlatResult.Of(flat.Call("Jvp", flat.Numbers, flat.AsVectors(direction)));
        Assert.Equal(flat.Value(flat.Numbers), jvp[0]);
        Assert.Equal(expected, jvp[1], RoundingTolerance * (1 + Math.Abs(expected)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Value_and_cotangents_belong_to_the_gradient(string method, object[] arguments)
    {
        FlatArguments flat = Flat(method, arguments);
        double[] gradient = flat.Gradient(flat.Numbers);
        Assert.Equal([flat.Value(flat.Numbers), .. gradient], FlatResult.Of(flat.Call("ValueAndGradient", flat.Numbers)));

        // A gradient in one variable runs forward: then it is rounded otherwise.
        double[] scaled = FlatResult.Of(flat.Call("Vjp", flat.Numbers, -3.0));
        Assert.Equal(1 + gradient.Length, scaled.Length);
        Assert.Equal(flat.Value(flat.Numbers), scaled[0]);
        Assert.All(scaled[1..], (cotangent, i) => Assert.Equal(-3 * gradient[i], cotangent, RoundingTolerance * (1 + Math.Abs(gradient[i]))));
    }

    [Theory]
    [MemberData(nameof(CasesWithHvp))]
    public void The_Hessian_times_a_vector_is_the_gradients_directional_derivative(string method, object[] arguments)
    {
        FlatArguments flat = Flat(method, arguments);
        double[] direction = Direction(flat.Numbers.Length);
        double[] after = flat.Gradient([.. flat.Numbers.Zip(direction, static (number, component) => number + (Step * component))]);
        double[] before = flat.Gradient([.. flat.Numbers.Zip(direction, static (number, component) => number - (Step * component))]);
        double[] actual = FlatResult.Of(flat.Call("Hvp", flat.Numbers, flat.AsVectors(direction)));
        Assert.Equal(after.Length, actual.Length);
        Assert.All(actual, (entry, i) => Assert.Equal((after[i] - before[i]) / (2 * Step), entry, Tolerance * (10 + Math.Abs(entry))));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void What_is_no_index_of_an_array_of_arrays_that_is_made_here_throws_as_in_the_method(int i)
    {
        for (int how = 0; how < 4; how++)
        {
            Assert.Throws<IndexOutOfRangeException>(() => JaggedExamples.BeyondTheArrays(1.5, i, how));
            Assert.Throws<IndexOutOfRangeException>(() => JaggedExamples.BeyondTheArraysGradient(1.5, i, how));
            Assert.Throws<IndexOutOfRangeException>(() => JaggedExamples.BeyondTheArraysJvp(1.5, i, how, 1));
            Assert.Throws<IndexOutOfRangeException>(() => JaggedExamples.BeyondTheArraysVjp(1.5, i, how, 1));
        }
    }

    [Theory]
    [InlineData(nameof(MatrixExamples.LogDeterminant), "Gradient")]
    [InlineData(nameof(MatrixExamples.LogDeterminant), "ValueAndGradient")]
    [InlineData(nameof(MatrixExamples.Product), "ValueAndGradient")]
    [InlineData(nameof(MatrixExamples.Heat), "ValueAndGradient")]
    [InlineData(nameof(JaggedExamples.Products), "Gradient")]
    [InlineData(nameof(JaggedExamples.Halves), "ValueAndGradient")]
    public void Destinations_are_overwritten_with_what_is_returned_otherwise(string method, string suffix)
    {
        object[] arguments = Cases.Last(row => row.Data.Item1 == method).Data.Item2;
        FlatArguments flat = Flat(method, arguments);
        double[] expected = FlatResult.Of(flat.Call(suffix, flat.Numbers));
        (double[] returned, double[] written) = flat.Write(suffix);
        int values = suffix == "Gradient" ? 0 : 1;
        double[] gradient = [.. written, .. returned[values..]];
        Assert.Equal(expected[..values], returned[..values]);
        Assert.Equal(expected[values..], gradient);
    }

    [Fact]
    public void Destinations_allocate_nothing()
    {
        double[,] gradient = new double[4, 5];
        double[][] ragged = [new double[3], new double[1], new double[4], new double[2]];
        double[][] many = [.. Enumerable.Range(0, 100).Select(static _ => new double[] { 1, 2 })];
        double[][] gradientOfMany = [.. many.Select(static row => new double[row.Length])];
        double sink = 0;
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += MatrixExamples.LogDeterminantValueAndGradient(FourByFive, gradient)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += MatrixExamples.HeatValueAndGradient(FourByFive, 0.1, 20, gradient).Value));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += JaggedExamples.ProductsValueAndGradient(Ragged, ragged)));
        Assert.Equal(0, AllocationMeter.BytesOf(() => sink += JaggedExamples.ProductsValueAndGradient(many, gradientOfMany)));
        Assert.NotEqual(0, sink);
    }

    [Fact]
    public void A_matrix_that_is_returned_is_all_that_is_allocated()
    {
        double[,]? sink = null;
        long expected = AllocationMeter.BytesOf(() => sink = new double[4, 5]);
        Assert.Equal(expected, AllocationMeter.BytesOf(() => sink = MatrixExamples.ColumnProductsGradient(FourByFive)));
        Assert.NotNull(sink);
    }

    [Fact]
    public void A_destination_of_another_shape_is_refused_before_anything_is_written()
    {
        double[] right = [1, 1];
        double[,] wrong = new double[3, 2];
        ArgumentException error = Assert.Throws<ArgumentException>(() => MatrixExamples.BilinearGradient([1, 2], TwoByThree, [1, 2, 3], right, wrong, new double[3]));
        Assert.Equal("aGradient", error.ParamName);
        Assert.Contains("'aGradient' has 3 rows and 2 columns, but 'a' has 2 and 3.", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 1], right);
    }

    [Fact]
    public void Destinations_in_arrays_of_other_lengths_are_refused_before_anything_is_written()
    {
        double[] right = [1, 1];
        ArgumentException error = Assert.Throws<ArgumentException>(() => JaggedExamples.ProductsGradient([[1, 2], [3]], [right, [1, 1]]));
        Assert.Equal("rowsGradient", error.ParamName);
        Assert.Contains("'rowsGradient' has 2 elements at 1, but 'rows' has 1 elements.", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 1], right);
        error = Assert.Throws<ArgumentException>(() => JaggedExamples.ProductsGradient([[1, 2], [3]], [right]));
        Assert.Contains("'rowsGradient' has 1 arrays, but 'rows' has 2.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => JaggedExamples.ProductsGradient([[1, 2], [3]], [right, null!]));
        Assert.Contains("'rowsGradient' has no array at 1, but 'rows' has 1 elements.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tangent_of_another_shape_is_refused()
    {
        Assert.Equal("aTangent", Assert.Throws<ArgumentException>(static () => MatrixExamples.ColumnProductsJvp(TwoByThree, ThreeByTwo)).ParamName);
        Assert.Equal("rowsTangent", Assert.Throws<ArgumentException>(static () => JaggedExamples.ProductsJvp([[1], [2, 3]], [[1, 2], [3]])).ParamName);
    }

    [Fact]
    public void A_wrong_tangent_of_a_Hessian_vector_product_is_refused_before_anything_is_written()
    {
        double[,] ofMatrix = { { 1, 1, 1 }, { 1, 1, 1 } };
        double[] ofArray = [1, 1];
        Assert.Equal("aTangent", Assert.Throws<ArgumentException>(() => MatrixExamples.ColumnProductsHvp(TwoByThree, ThreeByTwo, ofMatrix)).ParamName);
        Assert.Equal("xTangent", Assert.Throws<ArgumentException>(() => ArrayExamples.RosenbrockHvp([1, 2], [1], ofArray)).ParamName);
        Assert.Equal(new double[,] { { 1, 1, 1 }, { 1, 1, 1 } }, ofMatrix);
        Assert.Equal([1, 1], ofArray);
    }

    [Fact]
    public void A_destination_that_overlaps_another_array_is_refused()
    {
        double[,] a = { { 1, 2 }, { 3, 4 } };
        double[,] b = { { 1, 2 }, { 3, 4 } };
        Assert.Throws<ArgumentException>(() => MatrixExamples.ColumnProductsGradient(a, a));
        Assert.Throws<ArgumentException>(() => MatrixExamples.ProductGradient(a, b, new double[2, 2], a));
        Assert.Throws<ArgumentException>(() => MatrixExamples.ProductGradient(a, a, b, b));
        Assert.Throws<ArgumentException>(() => MatrixExamples.GuardedGradient(a, [1, 2], b, Differentiable.Arrays.Matrix.AsSpan(b)[..2]));
        Assert.Throws<ArgumentException>(() => MatrixExamples.GuardedGradient(a, [1, 2], b, Differentiable.Arrays.Matrix.AsSpan(a)[2..]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void Arrays_to_write_to_are_no_others_in_disguise(int count)
    {
        double[][] rows = [.. Enumerable.Range(0, count).Select(static i => new double[] { i, 2 })];
        double[][] fresh = [.. rows.Select(static row => new double[row.Length])];
        double[][] sharing = [.. fresh[1..], rows[^1]];
        double[][] repeating = [.. fresh[..^1], fresh[0]];
        Assert.Throws<ArgumentException>(() => JaggedExamples.ProductsGradient(rows, rows));
        Assert.Throws<ArgumentException>(() => JaggedExamples.ProductsGradient(rows, sharing));
        Assert.Throws<ArgumentException>(() => JaggedExamples.ProductsGradient(rows, repeating));
        Assert.Throws<ArgumentException>(() => JaggedExamples.LayerGradient(rows, [1, 2], fresh, fresh[^1]));

        // What is only read may be there twice, and so may what has no elements.
        double[][] read = [.. Enumerable.Repeat(rows[1], count), [], []];
        JaggedExamples.ProductsGradient(read, [.. fresh, read[^1], read[^1]]);
        Assert.All(fresh, (partials, i) => Assert.Equal([2 * (i + 1), i + 1], partials));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(2, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(-1, 3)]
    [InlineData(1, int.MinValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Indexes_out_of_range_throw_as_in_the_method(int i, int j)
    {
        Assert.Throws<IndexOutOfRangeException>(() => MatrixExamples.At(TwoByThree, i, j));
        Assert.Throws<IndexOutOfRangeException>(() => MatrixExamples.AtGradient(TwoByThree, i, j));
        Assert.Throws<IndexOutOfRangeException>(() => MatrixExamples.AtJvp(TwoByThree, i, j, TwoByThree));
        Assert.Throws<IndexOutOfRangeException>(() => MatrixExamples.Set(2, i, j));
        Assert.Throws<IndexOutOfRangeException>(() => MatrixExamples.SetGradient(2, i, j));
        Assert.Throws<IndexOutOfRangeException>(() => MatrixExamples.SetJvp(2, i, j, 1));
        Assert.Throws<IndexOutOfRangeException>(() => JaggedExamples.At([[1, 2, 3], [4, 5, 6]], i, j));
        Assert.Throws<IndexOutOfRangeException>(() => JaggedExamples.AtGradient([[1, 2, 3], [4, 5, 6]], i, j));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Indexes_out_of_an_inline_array_throw_as_in_the_method(int i)
    {
        Assert.Throws<IndexOutOfRangeException>(() => InlineArrayExamples.At(2, i));
        Assert.Throws<IndexOutOfRangeException>(() => InlineArrayExamples.AtGradient(2, i));
        Assert.Throws<IndexOutOfRangeException>(() => InlineArrayExamples.AtVjp(2, i, 1));
        Assert.Equal(4, InlineArrayExamples.AtGradient(2, 2));
    }

    [Fact]
    public void Every_element_is_its_own()
    {
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double[,] expected = new double[2, 3];
                expected[i, j] = 2 * TwoByThree[i, j];
                Assert.Equal(expected, MatrixExamples.AtGradient(TwoByThree, i, j));
                Assert.Equal(i == 1 && j == 2 ? 12 : 6, MatrixExamples.SetGradient(3, i, j));
            }
        }
    }

    [Fact]
    public void A_row_that_is_not_there_throws_only_where_the_method_reads_it()
    {
        Assert.Equal(MatrixExamples.Edges(FourByFive, 99), MatrixExamples.EdgesValueAndGradient(FourByFive, 99).Value);
        Assert.Throws<IndexOutOfRangeException>(static () => MatrixExamples.Edges(new double[1, 7], 99));
        Assert.Throws<IndexOutOfRangeException>(static () => MatrixExamples.EdgesGradient(new double[1, 7], 99));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(2, -1)]
    [InlineData(-1, -1)]
    [InlineData(-1, 0)]
    public void A_matrix_of_negative_size_cannot_be_made(int rows, int columns)
    {
        Assert.Throws<OverflowException>(() => MatrixExamples.Sized(1, rows, columns));
        Assert.Throws<OverflowException>(() => MatrixExamples.SizedGradient(1, rows, columns));
    }

    [Fact]
    public void Guards_read_the_shape()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(static () => MatrixExamples.GuardedValueAndGradient(new double[0, 2], [1, 2]));
        Assert.Equal("0 elements: 0 rows, 2 columns.", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(static () => MatrixExamples.GuardedJvp(TwoByThree, [1], TwoByThree, [1]));
        Assert.Equal(6, MatrixExamples.GuardedValueAndGradient(new double[,] { { 2 } }, [3]).Value);
        Assert.Equal("rows", Assert.Throws<ArgumentNullException>(static () => MatrixExamples.CheckedJvp(1, null!, 1, [[1]])).ParamName);
        Assert.Equal((6, 5), MatrixExamples.CheckedJvp(2, [[3]], 1, [[1]]));
    }

    [Fact]
    public void What_is_null_is_refused_by_its_name()
    {
        Assert.Equal("a", Assert.Throws<ArgumentNullException>(static () => MatrixExamples.AtJvp(null!, 0, 0, TwoByThree)).ParamName);
        Assert.Equal("aTangent", Assert.Throws<ArgumentNullException>(static () => MatrixExamples.AtJvp(TwoByThree, 0, 0, null!)).ParamName);
        Assert.Equal("aGradient", Assert.Throws<ArgumentNullException>(static () => MatrixExamples.AtGradient(TwoByThree, 0, 0, null!)).ParamName);
        Assert.Equal("rowsTangent", Assert.Throws<ArgumentNullException>(static () => JaggedExamples.ProductsJvp([[1]], null!)).ParamName);
    }

    [Fact]
    public void An_array_that_is_null_throws_where_the_method_reads_it()
    {
        double[][] rows = [[2, 3], null!];
        double[][] gradient = JaggedExamples.AtGradient(rows, 0, 0);
        Assert.Equal([4, 0], gradient[0]);
        Assert.Null(gradient[1]);
        Assert.Throws<NullReferenceException>(() => JaggedExamples.At(rows, 1, 0));
        Assert.Throws<NullReferenceException>(() => JaggedExamples.AtGradient(rows, 1, 0));
        Assert.Throws<NullReferenceException>(() => JaggedExamples.Products(rows));
        Assert.Throws<NullReferenceException>(() => JaggedExamples.ProductsGradient(rows));
        Assert.Throws<NullReferenceException>(() => JaggedExamples.ProductsJvp(rows, [[1, 1], null!]));
    }

    [Fact]
    public void Rows_that_are_numbered_from_1_are_refused()
    {
        double[,] fromOne = (double[,])Array.CreateInstance(typeof(double), [2, 3], [1, 1]);
        Assert.Throws<IndexOutOfRangeException>(() => MatrixExamples.At(fromOne, 0, 0));
        ArgumentException error = Assert.Throws<ArgumentException>(() => MatrixExamples.AtJvp(fromOne, 0, 0, TwoByThree));
        Assert.Equal("a", error.ParamName);
        double[,] destination = { { 1, 1, 1 }, { 1, 1, 1 } };
        Assert.Equal("a", Assert.Throws<ArgumentException>(() => MatrixExamples.AtGradient(fromOne, 0, 0, destination)).ParamName);
        Assert.Equal(new double[,] { { 1, 1, 1 }, { 1, 1, 1 } }, destination);
    }

    [Fact]
    public void Floats_stay_floats()
    {
        (float value, (float[,] a, float k)) = MatrixExamples.InFloatValueAndGradient(new float[,] { { 1, 2 }, { 3, 4 } }, 0.5f);
        Assert.Equal(0.5f * (1 + 2 + 9 + 12), value);
        Assert.Equal(new float[,] { { 2, 0.5f }, { 5, 1.5f } }, a);
        Assert.Equal(24f, k);
        (float[][] ofRows, float ofK) = JaggedExamples.InFloatGradient([[1, 2], [3]], 0.5f);
        Assert.Equal([[0, 1.5f], [1]], ofRows);
        Assert.Equal(6f, ofK);
    }

    [Fact]
    public void An_array_of_another_size_cannot_be_assigned_in_a_loop()
    {
        Assert.Equal(2.25, ExchangeExamples.Lengthened(1.5, 1));
        Assert.Throws<NotSupportedException>(static () => ExchangeExamples.LengthenedGradient(1.5, 1));
        Assert.Equal(1, ExchangeExamples.LengthenedGradient(1.5, 0), 1e-14);
    }

    [Fact]
    public void Arrays_of_two_sizes_cannot_be_exchanged()
    {
        Assert.Equal(3, ExchangeExamples.OfTwoSizes(1.5, 2, 1));
        Assert.Throws<NotSupportedException>(static () => ExchangeExamples.OfTwoSizesGradient(1.5, 2, 1));
        Assert.Equal(3, ExchangeExamples.OfTwoSizesGradient(1.5, 1, 2), 1e-14);
    }

    [Fact]
    public void A_guard_finds_what_was_stored()
    {
        Assert.Throws<ArgumentException>(static () => DecompositionExamples.GuardedMatrix([3, 4, 5], 0.5));
        Assert.Throws<ArgumentException>(static () => DecompositionExamples.GuardedMatrixGradient([3, 4, 5], 0.5));
        Assert.Throws<ArgumentException>(static () => DecompositionExamples.GuardedMatrixVjp([3, 4, 5], 0.5, 1));
        Assert.Throws<ArgumentException>(static () => DecompositionExamples.GuardedMatrixJvp([3, 4, 5], 0.5, [1, 0, 0], 0));
    }

    [Fact]
    public void What_is_null_is_said_to_be()
    {
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(static () => ExchangeExamples.CopiedJvp(null!, 1, [], 1)).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(static () => ExchangeExamples.CopiedGradient(null!, 1)).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(static () => ExchangeExamples.CopiedVjp(null!, 1, 1)).ParamName);
        Assert.Throws<ArgumentException>(static () => ExchangeExamples.CopiedGradient([], 1));
    }

    private static FlatArguments Flat(string method, object[] arguments) => new(TypeOf(method), method, arguments);

    private static Type TypeOf(string method) => ((Type[])[typeof(MatrixExamples), typeof(JaggedExamples), typeof(InlineArrayExamples), typeof(DecompositionExamples), typeof(LinqExamples), typeof(InvariantExamples), typeof(ExchangeExamples), typeof(LongLoopExamples), typeof(HistoryExamples), typeof(RecurrenceExamples)]).First(type => type.GetMethod(method) is not null);

    private static double[] Moved(double[] numbers, int index, double by) => [.. numbers.Select((number, i) => i == index ? number + by : number)];

    // No two components alike, and none of them 0 or 1.
    private static double[] Direction(int count) => [.. Enumerable.Range(0, count).Select(static i => Math.Cos(1 + (2.3 * i)))];
}
