namespace GettingStarted;

/// <summary>The fits from both of NIST's starting points, next to the certified one.</summary>
public static class FitReport
{
    public static void Print(TextWriter output)
    {
        output.WriteLine($"{"",-22}{"b1",-18}{"b2",-18}sum of squares");
        output.WriteLine($"   {"certified",-19}{Row(Misra1a.Certified)}");

        foreach ((double b1, double b2) in Misra1a.Starts)
        {
            CurveFit fit = LevenbergMarquardt.Fit(Misra1a.VolumeValueAndGradient, Misra1a.Observations, (b1, b2));
            (int b1Digits, int b2Digits, int squaresDigits) = Digits(fit);
            output.WriteLine($"   {$"from ({b1}, {b2:F4})",-19}{Row((fit.B1, fit.B2, fit.SumOfSquares))}");
            output.WriteLine($"   {"certified digits",-19}{b1Digits,-18}{b2Digits,-18}{squaresDigits}, after {fit.Steps} steps");
        }
    }

    /// <summary>How many of the certified digits a fit reproduces.</summary>
    public static (int B1, int B2, int SumOfSquares) Digits(CurveFit fit) =>
    (
        Digits(fit.B1, Misra1a.Certified.B1),
        Digits(fit.B2, Misra1a.Certified.B2),
        Digits(fit.SumOfSquares, Misra1a.Certified.SumOfSquares)
    );

    /// <summary>The largest number of digits to which both numbers round alike.</summary>
    private static int Digits(double estimate, double certified) =>
        Enumerable.Range(1, Misra1a.CertifiedDigits).LastOrDefault(count => estimate.ToString($"E{count - 1}") == certified.ToString($"E{count - 1}"));

    private static string Row((double B1, double B2, double SumOfSquares) fit) => $"{Number(fit.B1),-18}{Number(fit.B2),-18}{Number(fit.SumOfSquares)}";

    private static string Number(double number) => number.ToString("0.0000000000E+00");
}
