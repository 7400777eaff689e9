using NistRegression;

namespace Differentiable.Integration.Tests.Nist;

/// <summary>NIST's data sets for nonlinear regression: fits with generated derivatives come to the certified parameters, from both starting points.</summary>
public sealed class CertifiedFitTests
{
    // The certified values are rounded to 11 digits, which leaves 10.3 at worst. One digit more for what least squares with ill-conditioned columns round.
    private const double LeastDigits = 9;

    public static TheoryData<string, int> Fits
    {
        get
        {
            TheoryData<string, int> fits = [];

            foreach (string dataSet in ModelTable.DataSets)
            {
                fits.Add(dataSet, 0);
                fits.Add(dataSet, 1);
            }

            return fits;
        }
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void A_fit_comes_to_the_certified_parameters(string dataSet, int start)
    {
        DataSet data = DataSetFile.Read(Path.Combine(Folder(), dataSet + ".dat"));

        Fit fit = LevenbergMarquardt.Solve(ModelTable.Of(dataSet), data, data.Starts[start]);

        CertifiedDigits digits = CertifiedDigits.Of(fit, data);
        Assert.True(digits.Parameters >= LeastDigits && digits.SumOfSquares >= LeastDigits, $"{digits} in {fit}");
    }

    [Fact]
    public void No_data_set_is_forgotten() =>
        Assert.Equal(Directory.EnumerateFiles(Folder(), "*.dat").Select(Path.GetFileNameWithoutExtension).Order(), ModelTable.DataSets.Order());

    private static string Folder()
    {
        string? folder = DataSetFile.FindFolder();
        Assert.SkipWhen(folder is null, "The folder shared/data/nist, beside the repository, is not there.");
        return folder;
    }
}
