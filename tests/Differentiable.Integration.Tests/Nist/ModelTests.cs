using NistRegression;

namespace Differentiable.Integration.Tests.Nist;

/// <summary>The models and the fit without NIST's data.</summary>
public sealed class ModelTests
{
    // Parameters and predictors of about the sizes that occur in NIST's data.
    public static TheoryData<string, double[], double[]> Points => new()
    {
        { "BoxBOD", [200, 0.5], [3] },
        { "Chwirut2", [0.15, 0.005, 0.012], [1.5] },
        { "DanWood", [0.8, 3.7], [1.4] },
        { "Eckerle4", [1.5, 4.2, 450], [448] },
        { "Gauss1", [99, 0.01, 101, 67, 23, 72, 179, 18], [80] },
        { "Hahn1", [1.1, -0.12, 0.004, -1.5e-6, -0.006, 2.4e-4, -1.2e-7], [300] },
        { "Kirby2", [1.7, -0.14, 0.0026, -0.0017, 2.2e-5], [120] },
        { "Lanczos3", [0.1, 1, 0.8, 3, 1.6, 5], [0.4] },
        { "MGH17", [0.4, 1.9, -1.5, 0.013, 0.022], [150] },
        { "Misra1a", [240, 0.0005], [500] },
        { "Misra1c", [640, 0.0002], [500] },
        { "Nelson", [2.6, 5e-4, -0.01], [16, 250] },
        { "Rat43", [700, 5.3, 0.8, 1.3], [7] },
        { "Roszman1", [0.2, -6e-6, 1200, -180], [-2000] },
        { "Thurber", [1300, 1500, 580, 75, 1, 0.4, 0.05], [1.2] },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void Gradients_agree_with_central_differences(string dataSet, double[] parameters, double[] predictors)
    {
        Model model = ModelTable.Of(dataSet);
        double[] gradient = new double[parameters.Length];
        double[] ignored = new double[parameters.Length];

        model(parameters, predictors, gradient);

        for (int i = 0; i < parameters.Length; i++)
        {
            // Relative to the parameter: the cube root of 2^-52, which makes the errors of truncation and of rounding alike.
            double step = 6e-6 * parameters[i];
            double after = model(Moved(parameters, i, step), predictors, ignored);
            double before = model(Moved(parameters, i, -step), predictors, ignored);

            // Rounding is 4e-11 of the value. Truncation is a sixth of the step's square over that of the width in which the model changes: at most a hundredth of a
            // parameter (Eckerle4), which makes 1e-7.
            double tolerance = 1e-6 * (Math.Abs(after) + Math.Abs(gradient[i] * parameters[i])) / Math.Abs(parameters[i]);
            Assert.Equal((after - before) / (2 * step), gradient[i], tolerance);
            Assert.NotEqual(0, gradient[i]);
        }
    }

    [Theory]
    [InlineData("Misra1a", new double[] { 500, 0.0001 }, new double[] { 240, 0.0005 }, 800)]
    [InlineData("Rat43", new double[] { 100, 10, 1, 1 }, new double[] { 700, 5.3, 0.8, 1.3 }, 15)]
    [InlineData("Lanczos3", new double[] { 1.2, 0.3, 5.6, 5.5, 6.5, 7.6 }, new double[] { 0.1, 1, 0.9, 3, 1.6, 5 }, 1.2)]
    public void A_fit_finds_the_parameters_that_made_the_data(string dataSet, double[] start, double[] parameters, double last)
    {
        Model model = ModelTable.Of(dataSet);
        double[][] predictors = [.. Enumerable.Range(1, 30).Select(i => (double[])[i * last / 30])];
        double[] responses = [.. predictors.Select(x => model(parameters, x, new double[parameters.Length]))];
        DataSet data = new(dataSet, responses, predictors, [start], parameters, CertifiedSumOfSquares: 0);

        Fit fit = LevenbergMarquardt.Solve(model, data, start);

        // The data is rounded to 1e-16; three exponentials lie within a hundred-thousandth of being dependent.
        Assert.All(fit.Parameters, (parameter, i) => Assert.Equal(parameters[i], parameter, 1e-9 * Math.Abs(parameters[i])));
    }

    [Theory]
    [InlineData(1, 1, 11)]
    [InlineData(1.001, 1, 3)]
    [InlineData(-2.00002e-5, -2e-5, 5)]
    [InlineData(5, 1, 0)]
    [InlineData(double.NaN, 1, 0)]
    public void The_log_relative_error_counts_digits(double estimate, double certified, double expected) =>
        Assert.Equal(expected, CertifiedDigits.LogRelativeError(estimate, certified), 1e-6);

    private static double[] Moved(double[] point, int index, double by)
    {
        double[] moved = [.. point];
        moved[index] += by;
        return moved;
    }
}
