namespace AdBench.Ba;

/// <summary>Cameras, points, and which camera saw which point where: all errors, and for each observation the derivatives in its camera, point and weight.</summary>
/// <param name="Cameras">Eleven numbers each.</param>
/// <param name="Points">Three numbers each.</param>
/// <param name="Weights">One for each observation.</param>
/// <param name="Features">Where the point was seen: two numbers for each observation.</param>
/// <param name="Observations">What was seen.</param>
public sealed record BaProblem(double[] Cameras, double[] Points, double[] Weights, double[] Features, Observation[] Observations) : IProblem
{
    /// <summary>The numbers of a camera.</summary>
    public const int CameraSize = 11;

    /// <summary>The numbers of a point.</summary>
    public const int PointSize = 3;

    /// <summary>The partial derivatives of one coordinate of an error: in the camera, the point, and the weight.</summary>
    public const int RowSize = CameraSize + PointSize + 1;

    public string Name => $"BA n={Cameras.Length / CameraSize} m={Points.Length / PointSize} p={Observations.Length}";

    /// <summary>A file in which all cameras, points, and observations differ.</summary>
    public static BaProblem Read(Numbers numbers)
    {
        int n = numbers.NextInt();
        int m = numbers.NextInt();
        int p = numbers.NextInt();
        BaProblem problem = new(numbers.NextDoubles(n * CameraSize), numbers.NextDoubles(m * PointSize), new double[p], new double[2 * p], new Observation[p]);

        for (int i = 0; i < p; i++)
        {
            problem.Observations[i] = new(numbers.NextInt(), numbers.NextInt());
            problem.Weights[i] = numbers.NextDouble();
            problem.Features[2 * i] = numbers.NextDouble();
            problem.Features[(2 * i) + 1] = numbers.NextDouble();
        }

        return problem;
    }

    /// <summary>A file of ADBench: one camera, point, weight and feature, which stand for all.</summary>
    public static BaProblem ReadRepeated(Numbers numbers)
    {
        int n = numbers.NextInt();
        int m = numbers.NextInt();
        int p = numbers.NextInt();
        double[] cameras = Repeated(numbers.NextDoubles(CameraSize), n);
        double[] points = Repeated(numbers.NextDoubles(PointSize), m);
        double[] weights = Repeated(numbers.NextDoubles(1), p);
        return new(cameras, points, weights, Repeated(numbers.NextDoubles(2), p), Cycled(n, m, p));
    }

    /// <summary>Points some fifty away from cameras that hardly turn; the first camera does not turn at all.</summary>
    public static BaProblem Random(int n, int m, int p, int seed)
    {
        RandomNumbers numbers = new(seed);
        double[] cameras = new double[n * CameraSize];

        for (int i = 0; i < n; i++)
        {
            Span<double> camera = cameras.AsSpan(i * CameraSize, CameraSize);
            numbers.Between(-0.3, 0.3, 3).CopyTo(camera);
            numbers.Between(-50, -40, 3).CopyTo(camera[3..]);
            numbers.Between(400, 500, 1).CopyTo(camera[6..]);
            numbers.Between(-10, 10, 2).CopyTo(camera[7..]);
            numbers.Between(0, 0.1, 2).CopyTo(camera[9..]);
        }

        cameras.AsSpan(0, 3).Clear();
        return new(cameras, numbers.Between(-5, 5, m * PointSize), numbers.Between(0.2, 1, p), numbers.Between(0, 900, 2 * p), Cycled(n, m, p));
    }

    public double[] Values()
    {
        double[] values = new double[3 * Observations.Length];
        Evaluate(values);
        return values;
    }

    /// <summary>All values, written to the caller's memory: two errors for each observation, then the errors of the weights.</summary>
    public void Evaluate(Span<double> values)
    {
        int p = Observations.Length;

        for (int i = 0; i < p; i++)
        {
            (values[2 * i], values[(2 * i) + 1]) = BundleAdjustment.Error(Camera(i), Point(i), Weights[i], Feature(i));
            values[(2 * p) + i] = BundleAdjustment.WeightError(Weights[i]);
        }
    }

    public (double[] Values, double[] Derivatives) Differentiate()
    {
        double[] values = new double[3 * Observations.Length];
        double[] derivatives = new double[((2 * RowSize) + 1) * Observations.Length];
        Differentiate(values, derivatives);
        return (values, derivatives);
    }

    /// <summary>All values and derivatives, written to the caller's memory.</summary>
    /// <param name="values">Two errors for each observation, then the errors of the weights.</param>
    /// <param name="derivatives">Two rows for each observation, then the derivatives of the errors of the weights.</param>
    public void Differentiate(Span<double> values, Span<double> derivatives)
    {
        int p = Observations.Length;

        for (int i = 0; i < p; i++)
        {
            Span<double> rows = derivatives.Slice(2 * i * RowSize, 2 * RowSize);
            (values[2 * i], values[(2 * i) + 1]) = BundleAdjustment.ErrorJacobian(Camera(i), Point(i), Weights[i], Feature(i), rows);
            (values[(2 * p) + i], derivatives[(2 * p * RowSize) + i]) = BundleAdjustment.WeightErrorValueAndGradient(Weights[i]);
        }
    }

    public double[] Differences()
    {
        List<double> derivatives = [];

        for (int i = 0; i < Observations.Length; i++)
        {
            double[] inputs = [.. Camera(i), .. Point(i), Weights[i]];
            derivatives.AddRange(CentralDifferences.Gradient(at => ErrorAt(at, i, 0), inputs));
            derivatives.AddRange(CentralDifferences.Gradient(at => ErrorAt(at, i, 1), inputs));
        }

        derivatives.AddRange(Weights.Select(static weight => CentralDifferences.Gradient(static at => BundleAdjustment.WeightError(at[0]), [weight])[0]));
        return [.. derivatives];
    }

    /// <summary>The camera of an observation.</summary>
    public ReadOnlySpan<double> Camera(int i) => Cameras.AsSpan(Observations[i].Camera * CameraSize, CameraSize);

    /// <summary>The point of an observation.</summary>
    public ReadOnlySpan<double> Point(int i) => Points.AsSpan(Observations[i].Point * PointSize, PointSize);

    /// <summary>Where it was seen.</summary>
    public ReadOnlySpan<double> Feature(int i) => Features.AsSpan(2 * i, 2);

    private static double[] Repeated(double[] numbers, int count) => [.. Enumerable.Repeat(numbers, count).SelectMany(static copy => copy)];

    private static Observation[] Cycled(int n, int m, int p) => [.. Enumerable.Range(0, p).Select(i => new Observation(i % n, i % m))];

    private double ErrorAt(double[] inputs, int i, int coordinate)
    {
        (double x, double y) = BundleAdjustment.Error(inputs.AsSpan(0, CameraSize), inputs.AsSpan(CameraSize, PointSize), inputs[^1], Feature(i));
        return coordinate == 0 ? x : y;
    }
}
