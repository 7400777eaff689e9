using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Differentiable.Benchmarks;

/// <summary>Values with their gradients, written to the caller's arrays: small functions here, the problems of ADBench in the other parts.</summary>
[Config(typeof(ArrayConfig))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public partial class ArrayBenchmarks
{
    private const string Rosenbrock10 = "Rosenbrock, n = 10";
    private const string Rosenbrock100 = "Rosenbrock, n = 100";
    private const string Rosenbrock1000 = "Rosenbrock, n = 1 000";
    private const string Logistic = "logistic regression, 1 000 x 20";
    private const string Product1000 = "product, n = 1 000";
    private const int Rows = 1_000;
    private const int Columns = 20;

    private readonly double[] _x10 = ArrayInputs.Between(-2, 2, 10, seed: 1);
    private readonly double[] _x100 = ArrayInputs.Between(-2, 2, 100, seed: 2);
    private readonly double[] _x1000 = ArrayInputs.Between(-2, 2, 1_000, seed: 3);
    private readonly double[] _weights = ArrayInputs.Between(-1, 1, Columns, seed: 4);
    private readonly double[] _data = ArrayInputs.Between(-1, 1, Rows * Columns, seed: 5);
    private readonly int[] _labels = ArrayInputs.Labels(Rows, seed: 6);

    // The product stays near 1.
    private readonly double[] _factors = ArrayInputs.Between(0.9, 1.1, 1_000, seed: 7);

    private readonly double[] _gradient10 = new double[10];
    private readonly double[] _gradient100 = new double[100];
    private readonly double[] _gradient1000 = new double[1_000];
    private readonly double[] _weightsGradient = new double[Columns];

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Rosenbrock10)]
    public double Rosenbrock10Value() => ArrayFunctions.Rosenbrock(_x10);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Rosenbrock10)]
    public double Rosenbrock10Generated() => ArrayFunctions.RosenbrockValueAndGradient(_x10, _gradient10);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Rosenbrock10)]
    public double Rosenbrock10ByHand() => HandWrittenArrays.Rosenbrock(_x10, _gradient10);

    [Benchmark(Description = ArrayConfig.Differences), BenchmarkCategory(Rosenbrock10)]
    public double[] Rosenbrock10Differences() => DifferenceQuotients.Gradient(ArrayFunctions.Rosenbrock, _x10);

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Rosenbrock100)]
    public double Rosenbrock100Value() => ArrayFunctions.Rosenbrock(_x100);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Rosenbrock100)]
    public double Rosenbrock100Generated() => ArrayFunctions.RosenbrockValueAndGradient(_x100, _gradient100);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Rosenbrock100)]
    public double Rosenbrock100ByHand() => HandWrittenArrays.Rosenbrock(_x100, _gradient100);

    [Benchmark(Description = ArrayConfig.Differences), BenchmarkCategory(Rosenbrock100)]
    public double[] Rosenbrock100Differences() => DifferenceQuotients.Gradient(ArrayFunctions.Rosenbrock, _x100);

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Rosenbrock1000)]
    public double Rosenbrock1000Value() => ArrayFunctions.Rosenbrock(_x1000);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Rosenbrock1000)]
    public double Rosenbrock1000Generated() => ArrayFunctions.RosenbrockValueAndGradient(_x1000, _gradient1000);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Rosenbrock1000)]
    public double Rosenbrock1000ByHand() => HandWrittenArrays.Rosenbrock(_x1000, _gradient1000);

    [Benchmark(Description = ArrayConfig.Differences), BenchmarkCategory(Rosenbrock1000)]
    public double[] Rosenbrock1000Differences() => DifferenceQuotients.Gradient(ArrayFunctions.Rosenbrock, _x1000);

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Logistic)]
    public double LogisticValue() => ArrayFunctions.LogisticRegression(_weights, 0.3, _data, _labels);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Logistic)]
    public (double Value, double Intercept) LogisticGenerated() => ArrayFunctions.LogisticRegressionValueAndGradient(_weights, 0.3, _data, _labels, _weightsGradient);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Logistic)]
    public (double Value, double Intercept) LogisticByHand() => HandWrittenArrays.LogisticRegression(_weights, 0.3, _data, _labels, _weightsGradient);

    [Benchmark(Description = ArrayConfig.Differences), BenchmarkCategory(Logistic)]
    public double[] LogisticDifferences() =>
        DifferenceQuotients.Gradient(x => ArrayFunctions.LogisticRegression(x[..Columns], x[Columns], _data, _labels), [.. _weights, 0.3]);

    [Benchmark(Baseline = true, Description = ArrayConfig.Value), BenchmarkCategory(Product1000)]
    public double ProductValue() => ArrayFunctions.Product(_factors);

    [Benchmark(Description = ArrayConfig.Generated), BenchmarkCategory(Product1000)]
    public double ProductGenerated() => ArrayFunctions.ProductValueAndGradient(_factors, _gradient1000);

    [Benchmark(Description = ArrayConfig.ByHand), BenchmarkCategory(Product1000)]
    public double ProductByHand() => HandWrittenArrays.Product(_factors, _gradient1000);

    [Benchmark(Description = "hand-written, from both ends at once"), BenchmarkCategory(Product1000)]
    public double ProductFromBothEnds() => HandWrittenArrays.ProductFromBothEnds(_factors, _gradient1000);

    [Benchmark(Description = ArrayConfig.Differences), BenchmarkCategory(Product1000)]
    public double[] ProductDifferences() => DifferenceQuotients.Gradient(ArrayFunctions.Product, _factors);
}
