using System.Runtime.CompilerServices;

namespace Differentiable.Testing.Harness;

/// <summary>Takes the results of generated methods apart.</summary>
public static class FlatResult
{
    /// <summary>The numbers of a scalar, an array of any form, or a tuple, in order.</summary>
    public static double[] Of(object result) => result switch
    {
        double number => [number],
        float number => [number],
        double[] numbers => numbers,
        float[] numbers => [.. numbers.Select(static n => (double)n)],
        double[,] matrix => [.. matrix.Cast<double>()],
        double[][] arrays => [.. arrays.SelectMany(Of)],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).SelectMany(i => Of(tuple[i]!))],
        _ => throw new ArgumentException($"A {result.GetType()} is not made of numbers.", nameof(result)),
    };
}
