using System.Diagnostics;
using AdBench.Ba;

namespace AdBench;

/// <summary>How far generated derivatives are from others, and how long they took.</summary>
public sealed record Comparison(string Name, int Derivatives, double ValueRho, double DerivativeRho, TimeSpan Time)
{
    /// <summary>With ADBench's references.</summary>
    public static Comparison WithReference(ReferenceData data, string input)
    {
        IProblem problem = data.Read(input);
        double[] values = data.ReferenceValues(input);
        double[] derivatives = data.ReferenceDerivatives(input);

        // In the files of ADBench proper all observations are the same, and the reference has the first one only.
        return problem is BaProblem ba && values.Length == 3
            ? Of(ba, Repeated(values, 2, ba.Observations.Length), Repeated(derivatives, 2 * BaProblem.RowSize, ba.Observations.Length))
            : Of(problem, values, derivatives);
    }

    /// <summary>With central differences, for want of references.</summary>
    public static Comparison WithDifferences(IProblem problem) => Of(problem, problem.Values(), problem.Differences());

    private static Comparison Of(IProblem problem, double[] values, double[] derivatives)
    {
        Stopwatch watch = Stopwatch.StartNew();
        (double[] actualValues, double[] actualDerivatives) = problem.Differentiate();
        watch.Stop();
        return new(problem.Name, derivatives.Length, Rho.Largest(actualValues, values), Rho.Largest(actualDerivatives, derivatives), watch.Elapsed);
    }

    /// <summary>The first numbers once for each observation, then the one that is left as often.</summary>
    private static double[] Repeated(double[] numbers, int first, int count) =>
        [.. Enumerable.Repeat(numbers[..first], count).SelectMany(static copy => copy), .. Enumerable.Repeat(numbers[first], count)];
}
