namespace NistRegression;

/// <summary>How many digits of the certified values a fit reproduces: NIST's log relative error.</summary>
public sealed record CertifiedDigits(double Parameters, double SumOfSquares)
{
    /// <summary>NIST certifies no more.</summary>
    private const double Most = 11;

    /// <summary>Of the parameters, those of the worst one.</summary>
    public static CertifiedDigits Of(Fit fit, DataSet data) =>
        new(fit.Parameters.Zip(data.Certified, LogRelativeError).Min(), LogRelativeError(fit.SumOfSquares, data.CertifiedSumOfSquares));

    /// <summary>-log₁₀(|x - c| / |c|), at least 0.</summary>
    public static double LogRelativeError(double estimate, double certified)
    {
        double error = Math.Abs(estimate - certified) / Math.Abs(certified);
        return error == 0 ? Most : double.IsNaN(error) ? 0 : Math.Clamp(-Math.Log10(error), 0, Most);
    }
}
