using Differentiable;

namespace GettingStarted;

/// <summary>A measured curve with a certified fit: the data set Misra1a of NIST's Statistical Reference Datasets.</summary>
public static partial class Misra1a
{
    [Differentiable]
    public static double Volume(double b1, double b2, [NoDerivative] double pressure) => b1 * (1 - Math.Exp(-b2 * pressure));

    /// <summary>Pressure and volume of each observation.</summary>
    public static (double Pressure, double Volume)[] Observations { get; } =
    [
        (77.6, 10.07), (114.9, 14.73), (141.1, 17.94), (190.8, 23.93), (239.9, 29.61), (289.0, 35.18), (332.8, 40.02),
        (378.4, 44.82), (434.8, 50.76), (477.3, 55.05), (536.8, 61.01), (593.1, 66.40), (689.1, 75.47), (760.0, 81.78),
    ];

    /// <summary>The two points that NIST asks programs to start from.</summary>
    public static (double B1, double B2)[] Starts { get; } = [(500, 0.0001), (250, 0.0005)];

    /// <summary>What NIST certifies.</summary>
    public static (double B1, double B2, double SumOfSquares) Certified => (2.3894212918E+02, 5.5015643181E-04, 1.2455138894E-01);

    /// <summary>To how many significant digits.</summary>
    public static int CertifiedDigits => 11;
}
